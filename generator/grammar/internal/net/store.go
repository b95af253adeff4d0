package net

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
)

// magic begins every file of weights; the number is the version of the layout.
const magic = "variorum weights 1\n"

// header is the part of a file of weights that describes the rest.
type header struct {
	Config      Config
	Classes     Classes
	Calibration Calibration
	Words       int // bytes of the lexicon's words, parted by line ends
	Count       int // words
	Keys        int // bytes of the lemmas' keys, parted by line ends
	Lemmas      int // keys
	Params      []shapeOf
}

// shapeOf describes a matrix of weights in the file: as int8 with a scale for each row, or as float32.
type shapeOf struct {
	Name       string
	Rows, Cols int
	Bytes      bool
}

// Encode returns the network as a file of weights: magic, length of the header, header in JSON, then the lexicon, the
// lemmas, and the weights, little-endian. Matrices are stored as int8 with a scale for each row, so that the greatest
// weight of the row is 127.
func (n *Network) Encode() ([]byte, error) {
	words := strings.Join(n.Lexicon.Words, "\n")
	keys := strings.Join(n.Lemmas.Keys, "\n")
	h := header{Config: n.Config, Classes: n.Classes, Calibration: n.Calibration, Words: len(words), Count: len(n.Lexicon.Words), Keys: len(keys), Lemmas: len(n.Lemmas.Keys)}
	for _, p := range n.Params {
		h.Params = append(h.Params, shapeOf{p.Name, p.Rows, p.Cols, p.Rows > 1 && !p.near()})
	}
	head, err := json.Marshal(h)
	if err != nil {
		return nil, err
	}
	out := []byte(magic)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(head)))
	out = append(out, head...)
	out = append(out, words...)
	for i := range n.Lexicon.Words {
		out = binary.LittleEndian.AppendUint16(out, uint16(n.Lexicon.Vector[i]+1))
		out = binary.LittleEndian.AppendUint16(out, uint16(n.Lexicon.Own[i]))
	}
	out = append(out, keys...)
	for _, r := range n.Lemmas.Rules {
		out = binary.LittleEndian.AppendUint16(out, uint16(r))
	}
	for i, p := range n.Params {
		if !h.Params[i].Bytes {
			for _, w := range p.W {
				out = binary.LittleEndian.AppendUint32(out, math.Float32bits(w))
			}
			continue
		}
		bytes := make([]byte, len(p.W))
		for r := range p.Rows {
			row := p.W[r*p.Cols : (r+1)*p.Cols]
			top := float32(0)
			for _, w := range row {
				top = max(top, w, -w)
			}
			scale := top / 127
			out = binary.LittleEndian.AppendUint32(out, math.Float32bits(scale))
			for j, w := range row {
				if scale > 0 {
					bytes[r*p.Cols+j] = byte(int8(math.Round(float64(w / scale))))
				}
			}
		}
		out = append(out, bytes...)
	}
	return out, nil
}

var errCut = errors.New("the file of weights is cut short or of another version")

// Decode reads what Encode wrote, and makes the network ready for use. The bytes of tables are used in place: data must
// not be changed afterwards.
func Decode(data []byte) (*Network, error) {
	if len(data) < len(magic)+4 || string(data[:len(magic)]) != magic {
		return nil, errCut
	}
	data = data[len(magic):]
	size := int(binary.LittleEndian.Uint32(data))
	data = data[4:]
	if size > len(data) {
		return nil, errCut
	}
	var h header
	if err := json.Unmarshal(data[:size], &h); err != nil {
		return nil, fmt.Errorf("header of the weights: %w", err)
	}
	data = data[size:]
	need := h.Words + 4*h.Count + h.Keys + 2*h.Lemmas
	for _, s := range h.Params {
		if s.Bytes {
			need += s.Rows * (s.Cols + 4)
		} else {
			need += s.Rows * s.Cols * 4
		}
	}
	if need != len(data) {
		return nil, errCut
	}
	take := func(size int) []byte {
		part := data[:size]
		data = data[size:]
		return part
	}
	lexicon := &Lexicon{Words: strings.Split(string(take(h.Words)), "\n"), Vector: make([]int32, h.Count), Own: make([]int32, h.Count)}
	for i, raw := 0, take(4*h.Count); i < h.Count; i++ {
		lexicon.Vector[i] = int32(binary.LittleEndian.Uint16(raw[4*i:])) - 1
		lexicon.Own[i] = int32(binary.LittleEndian.Uint16(raw[4*i+2:]))
	}
	n := &Network{Config: h.Config, Classes: h.Classes, Calibration: h.Calibration, Lexicon: lexicon, named: map[string]*Param{}}
	n.derive()
	n.Lemmas = Lemmas{Keys: strings.Split(string(take(h.Keys)), "\n"), Rules: make([]int32, h.Lemmas)}
	for i, raw := 0, take(2*h.Lemmas); i < h.Lemmas; i++ {
		n.Lemmas.Rules[i] = int32(int16(binary.LittleEndian.Uint16(raw[2*i:])))
	}
	for _, s := range h.Params {
		p := &Param{Name: s.Name, Rows: s.Rows, Cols: s.Cols}
		n.add(p)
		if !s.Bytes {
			p.W = floats(take(4 * s.Rows * s.Cols))
			continue
		}
		p.Scale = floats(take(4 * s.Rows))
		bytes := take(s.Rows * s.Cols)
		if p.table() {
			p.Table, p.Bytes = true, bytes
			continue
		}
		p.W = make([]float32, len(bytes))
		for r, scale := range p.Scale {
			for j, b := range bytes[r*s.Cols : (r+1)*s.Cols] {
				p.W[r*s.Cols+j] = float32(float32(int8(b)) * scale)
			}
		}
	}
	n.Prepare(false)
	return n, nil
}

func floats(raw []byte) []float32 {
	v := make([]float32, len(raw)/4)
	for i := range v {
		v[i] = math.Float32frombits(binary.LittleEndian.Uint32(raw[4*i:]))
	}
	return v
}

// Spread turns the bytes of all tables into weights that can be trained.
func (n *Network) Spread() {
	for _, p := range n.Params {
		if p.Bytes == nil {
			continue
		}
		p.W = make([]float32, len(p.Bytes))
		for r := range p.Rows {
			p.look(p.W[r*p.Cols:(r+1)*p.Cols], r, 1)
		}
		p.Bytes, p.Scale = nil, nil
	}
}

// table tells whether p's rows are looked up one by one.
func (p *Param) table() bool {
	switch p.Name {
	case "vectors", "own", "grams":
		return true
	}
	for _, h := range hashed {
		if h.name == p.Name {
			return true
		}
	}
	return false
}
