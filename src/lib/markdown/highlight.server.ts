import { createRequire } from 'node:module';
import { createCssVariablesTheme, createHighlighterCoreSync, type LanguageRegistration } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { escapeHtml, unescapeHtml } from './escape.ts';

/** Longer blocks stay plain: colour helps to read a snippet, not a dump. */
const LONGEST_BLOCK = 12_000;
const LONGEST_PER_TEXT = 40_000;
/** A grammar may need quadratic time for one line. */
const LONGEST_LINE = 400;

const LANGUAGES = new Set(
	(
		'bash c clojure csharp css diff docker elixir erlang go graphql haskell hcl html http ini java javascript json jsx ' +
		'kotlin log lua make nginx perl php powershell python ruby rust scala scss shellsession sql swift toml ' +
		'tsx typescript vim xml yaml'
	).split(' '),
);
const OTHER_NAMES: Record<string, string> = {
	'c#': 'csharp',
	'c++': 'c',
	clj: 'clojure',
	console: 'shellsession',
	cpp: 'c',
	cs: 'csharp',
	dockerfile: 'docker',
	erb: 'html',
	ex: 'elixir',
	golang: 'go',
	js: 'javascript',
	json5: 'json',
	jsonc: 'json',
	makefile: 'make',
	patch: 'diff',
	plpgsql: 'sql',
	postgresql: 'sql',
	ps1: 'powershell',
	py: 'python',
	rb: 'ruby',
	rs: 'rust',
	sh: 'bash',
	shell: 'bash',
	// Its own grammar takes seconds for a page of `{`.
	svelte: 'html',
	terraform: 'hcl',
	tf: 'hcl',
	ts: 'typescript',
	viml: 'vim',
	vimrc: 'vim',
	vimscript: 'vim',
	yml: 'yaml',
	zsh: 'bash',
};

// Grammars are modules of up to 800 kB; Node's require reads the one that is needed, when it is needed,
// and rendering stays a plain function call.
const require = createRequire(import.meta.url);

type Highlighter = ReturnType<typeof createHighlighterCoreSync>;
let highlighter: Highlighter | null = null;

function ready(language: string): Highlighter {
	highlighter ??= createHighlighterCoreSync({
		themes: [createCssVariablesTheme()],
		langs: [],
		engine: createJavaScriptRegexEngine({ forgiving: true }),
	});
	if (!highlighter.getLoadedLanguages().includes(language)) {
		const grammar = require(`shiki/dist/langs/${language}.mjs`) as { default: LanguageRegistration[] };
		highlighter.loadLanguageSync(grammar.default);
	}
	return highlighter;
}

const BLOCK = /<pre><code(?: class="language-([^"]*)")?>([\s\S]*?)<\/code><\/pre>/g;

/**
 * Colours the code blocks of sanitised HTML with classes (`code-keyword`, see code.css), since the content
 * security policy allows no inline style. A language nobody knows stays plain.
 */
export function highlightCode(html: string): string {
	let left = LONGEST_PER_TEXT;
	return html.replace(BLOCK, (_whole, name: string | undefined, escaped: string) => {
		const language = OTHER_NAMES[name ?? ''] ?? name ?? '';
		const code = unescapeHtml(escaped);
		const colour = LANGUAGES.has(language) && code.length <= Math.min(left, LONGEST_BLOCK);
		if (colour) left -= code.length;
		const label = name ? ` class="language-${name}"` : '';
		return `<pre tabindex="0"><code${label}>${colour ? coloured(code, language) : escaped}</code></pre>`;
	});
}

function coloured(code: string, lang: string): string {
	try {
		const lines = ready(lang).codeToTokensBase(code, {
			lang,
			theme: 'css-variables',
			tokenizeMaxLineLength: LONGEST_LINE,
		});
		return lines.map((line) => line.map(span).join('')).join('\n');
	} catch {
		// A grammar that stumbles costs the colours, not the text.
		return escapeHtml(code);
	}
}

function span({ content, color }: { content: string; color?: string }): string {
	const kind = /token-([a-z-]+)/.exec(color ?? '')?.[1];
	const text = escapeHtml(content);
	return kind && content.trim() ? `<span class="code-${kind}">${text}</span>` : text;
}
