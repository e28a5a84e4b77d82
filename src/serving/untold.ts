/** Where somebody says something and is not to be known by it: no line with an hour, no number, no span tells of a request there. */
const UNTOLD = /^\/(?:api\/v\d+\/|admin\/)?pulse(?:[/?.]|$)|^\/(?:api\/v\d+\/)?stories\/unsigned(?:[/?.]|$)/;

/** Whatever can be spelled as one of those. */
const PERHAPS = /pulse|unsigned|%/i;

/** @param address the path of a request, as it was sent */
export function isUntold(address: string): boolean {
	return PERHAPS.test(address) && UNTOLD.test(plain(address));
}

function plain(address: string): string {
	try {
		return decodeURI(address)
			.toLowerCase()
			.replaceAll(/\/{2,}/g, '/');
	} catch {
		return address;
	}
}
