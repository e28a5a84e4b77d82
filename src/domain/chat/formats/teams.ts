import type { ChatMessage } from '../message.ts';

/** Runs of text are shown as they are; a TextBlock would read them as Markdown. */
const run = (text: string, more: object = {}) => ({ type: 'TextRun', text, ...more });
const line = (inlines: object[], more: object = {}) => ({ type: 'RichTextBlock', inlines, ...more });

/** @see https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using */
export function asTeams({ lead, title, told, foot, link }: ChatMessage) {
	const body = [
		line([run(lead, { isSubtle: true })]),
		...(title ? [line([run(title.text, { weight: 'Bolder', size: 'Medium' })])] : []),
		...told.map(({ text, follows }) => ({
			type: 'Container',
			style: 'emphasis',
			items: [line([run(text)]), ...follows.map((one) => line([run(`→ ${one}`, { italic: true })]))],
		})),
		...(foot === '' ? [] : [line([run(foot, { isSubtle: true, size: 'Small' })])]),
	];
	return {
		type: 'message',
		attachments: [
			{
				contentType: 'application/vnd.microsoft.card.adaptive',
				contentUrl: null,
				content: {
					$schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
					type: 'AdaptiveCard',
					// What Teams knows of on every device.
					version: '1.4',
					fallbackText: lead,
					msteams: { width: 'Full' },
					body,
					actions: [{ type: 'Action.OpenUrl', title: link.label, url: link.href }],
				},
			},
		],
	};
}
