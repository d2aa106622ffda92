#!/usr/bin/env node
// Plain JavaScript in a folder of CommonJS: even a Node that knows no TypeScript comes this far, and can say what it lacks.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major > 24 || (major === 24 && minor >= 12)) {
  void import('./commands/program.ts');
} else {
  process.stderr.write(
    `coach needs Node 24.12 or newer, and this is ${process.versions.node}. With the one of this checkout: npm run -s coach -- …\n`,
  );
  process.exitCode = 1;
}
