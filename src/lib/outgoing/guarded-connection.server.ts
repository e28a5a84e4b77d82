import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { refused } from './address.ts';
import { isPublic } from './public-address.ts';

/**
 * Connects to public addresses alone. A name is resolved once, here, and what it resolved to is what is
 * connected to: there is no moment in between for the name to become another. What the socket says in the
 * end is looked at too, whatever way it got there.
 */
export function guardedConnector(lookup: LookupFunction): buildConnector.connector {
	const open = buildConnector({ lookup: publicOnly(lookup), autoSelectFamily: true });
	return (options, done) => {
		open(options, (...[problem, socket]) => {
			if (problem) {
				done(problem, null);
			} else if (socket.remoteAddress === undefined || !isPublic(socket.remoteAddress)) {
				socket.destroy();
				done(refused(options.hostname), null);
			} else {
				done(null, socket);
			}
		});
	};
}

/** An address that is written out is never looked up; `outsideAddress` has seen to that one. */
function publicOnly(lookup: LookupFunction): LookupFunction {
	return (hostname, options, done) => {
		lookup(hostname, { ...options, all: true }, (problem, found) => {
			if (problem) {
				done(problem, []);
				return;
			}
			const addresses = (found as LookupAddress[]).filter(({ address }) => isPublic(address));
			const [first] = addresses;
			if (!first) done(refused(hostname), []);
			else if (options.all) done(null, addresses);
			else done(null, first.address, first.family);
		});
	};
}
