// Loaded before every TypeScript entry point (`node --import`). Plain JavaScript, so that an old Node can read it
// and say what is wrong instead of failing on the first type annotation.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Jornada runs on Node 22.18 or newer; this is Node ${process.versions.node} (${process.execPath}).\n` +
      'Run "npm ci" once: it brings Node 24 along, and every "npm run …" of the project then uses it.',
  )
  process.exit(2)
}
