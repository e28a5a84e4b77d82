import { existsSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../../../../shared/data/hostile/', import.meta.url);

/** The public payload lists, where they are: they are not part of this project. */
export const hostileTextsAreHere = existsSync(FOLDER);

export function hostileTexts(): string[] {
	const lines = readFileSync(new URL('payloadbox.txt', FOLDER), 'utf8').split(/\r?\n/);
	const naughty = JSON.parse(readFileSync(new URL('blns.json', FOLDER), 'utf8')) as string[];
	return [...lines, ...naughty].filter(Boolean);
}

/** All of them where `npm run hostile` asks for it; in each test run every fifth, or one in as many as is said. */
export function hostileTextsForNow(oneIn = 5): string[] {
	const all = hostileTexts();
	return process.env.KINTSUGI_HOSTILE === 'all' ? all : all.filter((_, k) => k % oneIn === 0);
}

/** A payload where writers of Markdown might put it. */
export function insideMarkdown(payload: string): string[] {
	return [
		payload,
		`[link](${payload})`,
		`[link](<${payload}>)`,
		`[link](javascript:${payload} "${payload}")`,
		`![${payload}](${payload})`,
		`[${payload}][r]\n\n[r]: ${payload} "${payload}"`,
		`<${payload}>`,
		`<img src=x onerror=${payload}>`,
		`# ${payload}`,
		`> ${payload}\n\n- [x] ${payload}`,
		`| ${payload} | b |\n|--:|---|\n| ${payload} | ${payload} |`,
		`\`\`\`${payload}\n${payload}\n\`\`\``,
		`\`\`\`html\n${payload}\n\`\`\``,
		`text \`${payload}\` **${payload}** <pre>${payload}`,
		`<!-- ${payload}`,
	];
}
