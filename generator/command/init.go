package command

import "github.com/spf13/cobra"

func (p *program) init() *cobra.Command {
	return &cobra.Command{Use: "init [DIR]", Short: "Make a new project with a small example story", Args: cobra.MaximumNArgs(1)}
}
