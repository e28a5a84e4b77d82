// The first import of every script, so that an old Node gets a sentence and not a stack trace.
const major = Number(process.versions.node.split('.')[0]);

if (major < 20) {
	console.error(
		`Kintsugi needs Node 20 or newer to start, and this is Node ${process.versions.node}: get a newer one at https://nodejs.org.`,
	);
	process.exit(1);
}
