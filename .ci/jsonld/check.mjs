// check.mjs JSONLD TERMS SITE: expands the JSON-LD of every page and every annotations.json of a site with the processor
// at JSONLD, in its safe mode, which takes a term that the contexts of TERMS lack for an error. Nothing is fetched.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";

const [processor, termsFile, site] = process.argv.slice(2);
const jsonld = createRequire(import.meta.url)(path.resolve(processor));
const terms = JSON.parse(fs.readFileSync(termsFile));
const documentLoader = async (url) => {
  const document = terms.contexts[url.replace(/\/$/, "")];
  if (!document) throw new Error(`no local copy of the context ${url}`);
  return { contextUrl: null, documentUrl: url, document };
};
const local = (iri) => iri.replace(/.*[/#]/, "");

// types looks at every node: a type that is known, with properties that it may have and those that it needs.
function types(node, bad) {
  if (Array.isArray(node)) return node.forEach((n) => types(n, bad));
  if (node === null || typeof node !== "object" || "@value" in node) return;
  if ("@list" in node) return types(node["@list"], bad);
  const has = Object.keys(node).filter((k) => !k.startsWith("@")).map(local);
  for (const type of (node["@type"] ?? []).map(local)) {
    const allowed = terms.properties[type];
    if (!allowed) bad.push(`type ${type}`);
    else for (const p of has) if (!allowed.includes(p)) bad.push(`${type} has no property ${p}`);
    for (const want of terms.required[type] ?? []) if (!want.split("|").some((p) => has.includes(p))) bad.push(`${type} lacks ${want}`);
  }
  if (!node["@type"] && has.length) bad.push(`a node without a type: ${has}`);
  for (const [k, v] of Object.entries(node)) if (!k.startsWith("@")) types(v, bad);
}

let documents = 0, quads = 0, failed = 0;
async function check(name, text) {
  const bad = [];
  try {
    const base = new URL(name, "https://site.example/").href;
    const doc = JSON.parse(text);
    types(await jsonld.expand(doc, { safe: true, documentLoader, base }), bad);
    const rdf = await jsonld.toRDF(doc, { safe: true, documentLoader, base });
    if (!rdf.length) bad.push("says nothing");
    quads += rdf.length;
  } catch (e) {
    bad.push(e.details?.event?.message ?? e.message, JSON.stringify(e.details?.event?.details ?? ""));
  }
  documents++;
  if (bad.length) {
    failed++;
    console.log(`${name}: ${[...new Set(bad)].slice(0, 5).join("; ")}`);
  }
}

for (const entry of fs.readdirSync(site, { recursive: true }).sort()) {
  if (entry.endsWith("annotations.json")) await check(entry, fs.readFileSync(path.join(site, entry), "utf8"));
  if (!entry.endsWith(".html")) continue;
  const page = fs.readFileSync(path.join(site, entry), "utf8");
  for (const m of page.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)) await check(entry, m[1]);
}
console.log(`JSON-LD: ${documents} documents, ${quads} statements, ${failed} with errors`);
process.exit(failed || !documents ? 1 : 0);
