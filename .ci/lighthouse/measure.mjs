// measure.mjs LIGHTHOUSE SITE RUNS PAGE …: serves the folder SITE, compressed, and runs the Lighthouse whose package is at
// LIGHTHOUSE on each page RUNS times (mobile, simulated throttling, as it does by itself). It prints the median of each
// category and metric, and what falls short. A page that is below 100, or 99 in performance, fails.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import zlib from "node:zlib";
import { execFile } from "node:child_process";
import { promisify } from "node:util";

const [lighthouse, site, runs, ...pages] = process.argv.slice(2);
const types = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".png": "image/png", ".txt": "text/plain" };
const server = http.createServer((request, response) => {
  let file = path.join(site, decodeURIComponent(new URL(request.url, "http://x").pathname));
  if (file.endsWith("/")) file += "index.html";
  fs.readFile(file, (error, data) => {
    response.writeHead(error ? 404 : 200, { "content-type": types[path.extname(file)] ?? "application/octet-stream", "content-encoding": "gzip", "cache-control": "max-age=31536000" });
    response.end(zlib.gzipSync(data ?? ""));
  });
});
await new Promise((done) => server.listen(8099, "127.0.0.1", done));

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const metrics = { "first-contentful-paint": "FCP", "largest-contentful-paint": "LCP", "total-blocking-time": "TBT", "cumulative-layout-shift": "CLS", "speed-index": "SI" };
let failed = false;
for (const page of pages) {
  const results = [];
  for (let i = 0; i < runs; i++) {
    const url = "http://127.0.0.1:8099/" + page.replace(/index\.html$/, "");
    const { stdout } = await promisify(execFile)(process.execPath, [path.join(lighthouse, "cli/index.js"), url, "--quiet", "--output=json", "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-quic"], { maxBuffer: 1 << 28 });
    results.push(JSON.parse(stdout));
  }
  const categories = Object.keys(results[0].categories).map((id) => [id, median(results.map((r) => Math.round(r.categories[id].score * 100)))]);
  const numbers = Object.entries(metrics).map(([id, name]) => `${name} ${+median(results.map((r) => r.audits[id].numericValue)).toFixed(id.includes("shift") ? 3 : 0)}`);
  console.log("lighthouse", page, categories.map(([id, score]) => `${id} ${score}`).join(", "), `(${numbers.join(", ")})`);
  failed ||= categories.some(([id, score]) => score < (id === "performance" ? 99 : 100));
  const short = new Map();
  for (const r of results) for (const c of Object.values(r.categories)) for (const a of c.auditRefs) {
    const audit = r.audits[a.id];
    if (a.weight && audit.score !== null && audit.score < 0.9) short.set(a.id, audit.displayValue ?? "");
  }
  for (const [id, value] of short) console.log("   ", id, value);
}
server.close();
process.exit(failed ? 1 : 0);
