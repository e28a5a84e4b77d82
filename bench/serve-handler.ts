import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';

// A built app of the framework on any free port, served the way ours is.
const [file = ''] = process.argv.slice(2);
const { handler } = (await import(pathToFileURL(file).href)) as {
	handler: Parameters<typeof createServer>[1];
};
const server = createServer(handler).listen(0, '127.0.0.1', () => {
	const address = server.address();
	if (typeof address === 'object') process.send?.(address?.port);
});
