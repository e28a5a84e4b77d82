import { GOLD, type ChatMessage } from '../message.ts';

/**
 * Words as they are: no Markdown, and no mention. It takes a backslash before some signs only, and shows it before
 * others. What pings is an `@` with a name behind it, escaped or not: a space of no width between the two keeps
 * anybody from being called, and likewise channels and hashtags from being linked.
 */
export function escapeMattermost(text: string): string {
	return text
		.replace(/[\\`*_[\]!>|]/g, '\\$&')
		.replace(/^(\s*)([-+]|\d+[.)])/, '$1\u200B$2')
		.replace(/[@~#]/g, '$&\u200B');
}

/** @see https://developers.mattermost.com/integrate/webhooks/incoming/ */
export function asMattermost({ lead, title, told, foot, link }: ChatMessage) {
	const lines = told.map(({ text, follows }) =>
		[`> ${escapeMattermost(text)}`, ...follows.map((one) => `→ *${escapeMattermost(one)}*`)].join('\n\n'),
	);
	const more = title ? [] : [`[${escapeMattermost(link.label)}](${link.href})`];
	return {
		text: escapeMattermost(lead),
		attachments: [
			{
				color: GOLD,
				fallback: withoutMentions(told[0]?.text ?? lead),
				...(title ? { title: withoutMentions(title.text), title_link: title.href } : {}),
				text: [...lines, ...more].join('\n\n'),
				...(foot === '' ? {} : { footer: withoutMentions(foot) }),
			},
		],
	};
}

/** Where Markdown is not read. */
function withoutMentions(text: string): string {
	return text.replaceAll('@', '@\u200B');
}
