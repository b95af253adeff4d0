// Reloads the page when the preview has a new build.
new EventSource(document.currentScript.dataset.events).addEventListener("build", () => location.reload());
