/** How the connection is kept from others' eyes. */
export const SECURITY = ['starttls', 'tls', 'none'] as const;
export type Security = (typeof SECURITY)[number];

export interface MailServer {
	host: string;
	port: number;
	security: Security;
	/** Empty where it asks for none. */
	user: string;
	password: string;
}

export const USUAL_PORT: Record<Security, number> = { starttls: 587, tls: 465, none: 25 };

/**
 * Reads `smtp://user:password@host:587` (which has to offer STARTTLS), `smtps://…` (TLS from the start), and
 * `smtp://host:25?security=none` for a server of one's own network.
 * @returns null where it makes no sense, or would send a password in clear
 */
export function mailServerAt(address: string): MailServer | null {
	if (!URL.canParse(address) || !/^smtps?:\/\//.test(address)) return null;
	const { protocol, hostname, port, username, password, searchParams } = new URL(address);
	const clear = searchParams.get('security');
	if (hostname === '' || (clear !== null && (clear !== 'none' || protocol === 'smtps:'))) return null;
	const security: Security = protocol === 'smtps:' ? 'tls' : clear === null ? 'starttls' : 'none';
	const server = {
		host: hostname.replace(/^\[|\]$/g, ''),
		port: port === '' ? USUAL_PORT[security] : Number(port),
		security,
		user: decoded(username),
		password: decoded(password),
	};
	return sendsPasswordInClear(server) ? null : server;
}

/** To this machine itself it travels nowhere. */
export function sendsPasswordInClear({ host, security, user }: Omit<MailServer, 'password'>): boolean {
	return security === 'none' && user !== '' && !/^(localhost|127(\.\d+){3}|::1)$/.test(host);
}

function decoded(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}
