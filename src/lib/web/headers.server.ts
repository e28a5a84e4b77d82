/** On every answer, whatever it is. The content security policy is the framework's, with its nonces. */
export function secure(headers: Headers, https: boolean, signedIn: boolean): void {
	headers.set('x-content-type-options', 'nosniff');
	headers.set('referrer-policy', 'same-origin');
	headers.set('cross-origin-opener-policy', 'same-origin');
	headers.set('cross-origin-resource-policy', 'same-origin');
	headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()');
	if (https) headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
	if (signedIn && !headers.has('cache-control')) headers.set('cache-control', 'private, no-store');
}
