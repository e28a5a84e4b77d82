import { outsideAddress } from './address.ts';
import { NotReached } from './not-reached.ts';

/**
 * An address that what people wrote may be sent to: with TLS, save to a host of one's own network.
 * @returns what is the matter with it, as a sentence; null where nothing is
 */
export function addressProblem(text: string, own: readonly string[]): string | null {
	try {
		const { url, isOwn } = outsideAddress(text, own);
		return url.protocol === 'https:' || isOwn ? null : 'Give an address that begins with https://.';
	} catch (problem) {
		if (problem instanceof NotReached) return problem.message;
		throw problem;
	}
}
