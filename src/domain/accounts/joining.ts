import { z } from 'zod';

/** Who may join by themselves, and as what. */
export const NEWCOMER_ROLES = ['member', 'guest'] as const;

const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** `example.org`, or `*.example.org` for whatever lies under it. Written in other letters it becomes `xn--…`. */
export function readDomain(text: string): string | null {
	const wild = text.startsWith('*.');
	const bare = (wild ? text.slice(2) : text.replace(/^@/, '')).toLowerCase();
	if (bare === '' || /[\s/:?#@\\*%]/.test(bare) || !URL.canParse(`http://${bare}`)) return null;
	const { hostname } = new URL(`http://${bare}`);
	const labels = hostname.split('.');
	if (labels.length < 2 || !labels.every((label) => LABEL.test(label)) || /^\d+$/.test(labels.at(-1) ?? '')) {
		return null;
	}
	return wild ? `*.${hostname}` : hostname;
}

const Domains = z
	.string()
	.max(4000)
	.transform((text, context) => {
		const typed = text.split(/[\s,;]+/).filter(Boolean);
		const domains = typed.map((one) => {
			const domain = readDomain(one);
			if (domain === null) context.addIssue(`“${one.slice(0, 60)}” is not a domain such as example.org.`);
			return domain ?? '';
		});
		return [...new Set(domains)];
	})
	.refine((domains) => domains.length <= 50, 'Fifty domains at the most.');

export const JoiningChange = z.object({
	domains: Domains,
	role: z.enum(NEWCOMER_ROLES),
	teamId: z.coerce.number().int().positive().nullable().default(null),
});

/** As it is stored. Nobody joins by themselves until an owner lists a domain. */
export const Joining = z.object({
	domains: z.array(z.string()).default([]),
	role: z.enum(NEWCOMER_ROLES).default('member'),
	teamId: z.number().nullable().default(null),
});
export type Joining = z.output<typeof Joining>;

/** `*.example.org` holds `mail.example.org` and not `example.org`. */
export function isListed(email: string, domains: readonly string[]): boolean {
	const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
	return domains.some((one) => (one.startsWith('*.') ? domain.endsWith(one.slice(1)) : one === domain));
}

/** Where anybody at all can have an address. */
const PUBLIC = new Set(
	`aol.com gmail.com gmx.com gmx.de gmx.net googlemail.com hotmail.com hotmail.co.uk icloud.com live.com mac.com mail.com
	mail.ru mailbox.org me.com msn.com naver.com outlook.com posteo.de proton.me protonmail.com qq.com rediffmail.com
	t-online.de tutanota.com tuta.io web.de yahoo.com yahoo.co.uk yahoo.co.jp yandex.com yandex.ru ymail.com zoho.com 163.com
	126.com fastmail.com hey.com free.fr orange.fr laposte.net libero.it seznam.cz wp.pl o2.pl bol.com.br uol.com.br`.split(
		/\s+/,
	),
);

export function isPublicProvider(domain: string): boolean {
	return PUBLIC.has(domain.replace(/^\*\./, ''));
}
