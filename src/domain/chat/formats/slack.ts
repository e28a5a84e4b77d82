import { GOLD, type ChatMessage } from '../message.ts';

/** Of all the ways to say something in Slack, the elements of a rich text are the ones in which nothing is read as a mention. */
const words = (text: string, style?: Record<string, boolean>) => ({
	type: 'text',
	text,
	...(style ? { style } : {}),
});
const link = ({ text, href }: { text: string; href: string }) => ({
	type: 'link',
	url: href,
	text,
	style: { bold: true },
});
const section = (...elements: object[]) => ({ type: 'rich_text_section', elements });

/** In a text that is read as markup these three begin a mention, a link, or an entity. */
export function escapeSlack(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** @see https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks */
export function asSlack({ lead, title, told, foot, link: further }: ChatMessage) {
	const rich = [
		...(title ? [section(link(title))] : []),
		...told.flatMap(({ text, follows }) => [
			{ type: 'rich_text_quote', elements: [words(text)] },
			...follows.map((one) => section(words('→ '), words(one, { italic: true }))),
		]),
		...(title ? [] : [section(link({ text: further.label, href: further.href }))]),
	];
	return {
		text: escapeSlack(lead),
		unfurl_links: false,
		unfurl_media: false,
		attachments: [
			{
				color: GOLD,
				fallback: escapeSlack(told[0]?.text ?? lead),
				blocks: [
					{ type: 'rich_text', elements: rich },
					...(foot === ''
						? []
						: [{ type: 'context', elements: [{ type: 'plain_text', text: foot, emoji: false }] }]),
				],
			},
		],
	};
}
