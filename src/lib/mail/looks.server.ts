import { linkHome } from '../home.server.ts';
import { escapeHtml, textOf, unescapeHtml } from '../markdown/escape.ts';
import { renderInline } from '../markdown/render.server.ts';
import type { Letter, Section } from './letter.ts';

// The values of tokens.css, for programs that know no oklch: light, and dark where the program follows that.
const LIGHT = {
	paper: '#fafaf8',
	line: '#deddda',
	ink: '#181e29',
	soft: '#424853',
	small: '#60656e',
	on: '#fafaf8',
	gold: '#c6962f',
};
const DARK: typeof LIGHT = {
	paper: '#16171b',
	line: '#2d2f34',
	ink: '#ebe9e5',
	soft: '#bfbeb8',
	small: '#9a9891',
	on: '#15171c',
	gold: '#e0b85c',
};

const SERIF = "Newsreader,Georgia,'Times New Roman',serif";
const SANS = "'Hanken Grotesk',-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

const DARK_STYLE = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
body,.paper{background:${DARK.paper}!important}
.ink,.ink a,h1{color:${DARK.ink}!important}
.soft{color:${DARK.soft}!important}
.small,.small a{color:${DARK.small}!important}
.line{border-color:${DARK.line}!important}
.seam{background:${DARK.gold}!important}
.item{border-color:${DARK.gold}!important}
.soft a{color:${DARK.soft}!important}
.do{background:${DARK.ink}!important;border-color:${DARK.ink}!important;color:${DARK.on}!important}
}`;

/** One layout for every letter: no picture and no font from elsewhere, nothing that tells who opened it. */
export function asHtml(letter: Letter, workspace: string): string {
	const { subject, paragraphs, sections = [], action, foot } = letter;
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(subject)}</title>
<style>${DARK_STYLE}</style>
</head>
<body style="margin:0;padding:0;background:${LIGHT.paper}">
<table role="presentation" class="paper" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:${LIGHT.paper}"><tr><td align="center" style="padding:40px 20px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;text-align:left"><tr><td>
<p class="soft" style="margin:0;font:500 14px/20px ${SANS};color:${LIGHT.soft}">${escapeHtml(workspace)}</p>
<div class="seam" style="margin:12px 0 28px;width:56px;height:2px;line-height:2px;font-size:0;background:${LIGHT.gold}"></div>
<h1 style="margin:0 0 20px;font:400 26px/32px ${SERIF};color:${LIGHT.ink}">${escapeHtml(subject)}</h1>
${paragraphs.map(paragraph).join('\n')}
${sections.map(section).join('\n')}
${action ? button(action) : ''}
${foot === undefined ? '' : smallPrint(foot)}
</td></tr></table>
</td></tr></table>
</body>
</html>
`;
}

function paragraph(markdown: string): string {
	return `<p class="ink" style="margin:0 0 16px;font:400 17px/27px ${SERIF};color:${LIGHT.ink}">${line(markdown)}</p>`;
}

/** The line beside each is the seam between what was learned and what came of it. */
function section({ heading, items }: Section): string {
	const listed = items.map(
		({
			text,
			below,
		}) => `<div class="item" style="margin:0 0 18px;padding:0 0 0 14px;border-left:2px solid ${LIGHT.gold}">
<p class="ink" style="margin:0;font:400 17px/25px ${SERIF};color:${LIGHT.ink}">${line(text)}</p>
${below.map((words) => `<p class="soft" style="margin:3px 0 0;font:400 14px/20px ${SANS};color:${LIGHT.soft}">${line(words)}</p>`).join('\n')}
</div>`,
	);
	return `<h2 class="soft" style="margin:28px 0 12px;font:500 14px/20px ${SANS};color:${LIGHT.soft}">${line(heading)}</h2>
${listed.join('\n')}`;
}

/** The address stands below it too: some programs show no buttons, and some people want to see where it leads. */
function button({ label, href }: NonNullable<Letter['action']>): string {
	const address = escapeHtml(href);
	return `<p style="margin:28px 0 20px"><a class="do" href="${address}" style="display:inline-block;padding:11px 20px;border:1px solid ${LIGHT.ink};border-radius:6px;background:${LIGHT.ink};font:500 15px/20px ${SANS};color:${LIGHT.on};text-decoration:none">${escapeHtml(label)}</a></p>
<p class="small" style="margin:0 0 16px;font:400 13px/19px ${SANS};color:${LIGHT.small};word-break:break-all">${address}</p>`;
}

function smallPrint(foot: string): string {
	return `<p class="small line" style="margin:32px 0 0;padding-top:16px;border-top:1px solid ${LIGHT.line};font:400 13px/19px ${SANS};color:${LIGHT.small}">${line(foot)}</p>`;
}

/** The one renderer's HTML; what leads to a page of ours leads there from a mail program too. */
function line(markdown: string): string {
	return renderInline(markdown).replace(/<a href="([^"]*)"[^>]*>/g, (_, href: string) => {
		return `<a href="${absolute(href)}" style="color:inherit">`;
	});
}

function absolute(href: string): string {
	return href.startsWith('/') ? escapeHtml(linkHome(unescapeHtml(href))) : href;
}

export function asText(letter: Letter, workspace: string): string {
	const { subject, paragraphs, sections = [], action, foot } = letter;
	const parts = [
		subject,
		...paragraphs.map(words),
		...sections.map(listed),
		...(action ? [`${action.label}:\n${action.href}`] : []),
		`-- \n${[workspace, ...(foot === undefined ? [] : [words(foot)])].join('\n')}`,
	];
	return `${parts.join('\n\n')}\n`;
}

function listed({ heading, items }: Section): string {
	const title = words(heading);
	const lines = items.map(({ text, below }) =>
		[`* ${words(text)}`, ...below.map((one) => `  ${words(one)}`)].join('\n'),
	);
	return [`${title}\n${'-'.repeat(title.length)}`, ...lines].join('\n\n');
}

/** The words of a line, with the address behind each link that does not already show it. */
function words(markdown: string): string {
	const shown = renderInline(markdown).replace(
		/<a href="([^"]*)"[^>]*>(.*?)<\/a>/g,
		(_, href: string, text: string) =>
			textOf(text) === unescapeHtml(href) ? text : `${text} (${absolute(href)})`,
	);
	return textOf(shown);
}
