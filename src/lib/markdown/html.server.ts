import { Parser, Renderer, type MarkedOptions, type Tokens } from 'marked';
import { fileAddress, nameInAddress, sizeInName } from '../files/file-address.ts';
import { address } from './address.ts';
import { escapeAroundEntities, escapeHtml } from './escape.ts';
import { GuardedLexer } from './guarded-lexer.server.ts';

const LANGUAGE = /^[a-z0-9+#-]{1,20}/i;
const BREAK = /<br *\/?>/gi;

export interface HtmlOptions {
	/** What the ids of this text begin with. */
	prefix: string;
	/** `escape` shows raw HTML as it was written, `drop` leaves its tags out. */
	rawHtml: 'escape' | 'drop';
	oneLine?: boolean;
}

/** marked's HTML with the text's own HTML escaped. Not to be shown before it went through `sanitise`. */
export function blockHtml(markdown: string, options: HtmlOptions): string {
	const marked: MarkedOptions = { gfm: true };
	const tokens = new GuardedLexer(marked).lex(markdown);
	return Parser.parse(tokens, { ...marked, renderer: new EscapingRenderer(options) });
}

/** The same for one line: emphasis, code and links, no blocks. */
export function inlineHtml(markdown: string, options: HtmlOptions): string {
	const marked: MarkedOptions = { gfm: true };
	const tokens = new GuardedLexer(marked).inlineTokens(markdown);
	const renderer = new EscapingRenderer({ ...options, oneLine: true });
	return Parser.parseInline(tokens, { ...marked, renderer });
}

class EscapingRenderer extends Renderer {
	private readonly wanted: HtmlOptions;
	private insideLink = false;

	constructor(wanted: HtmlOptions) {
		super();
		this.wanted = wanted;
	}

	/** Comments stay unseen and `<br>` breaks the line, as in every Markdown; the rest is text. */
	override html({ text, block }: Tokens.HTML | Tokens.Tag): string {
		const visible = without(text, '<!--', '-->');
		if (!visible.trim()) return '';
		const lines = visible.split(BREAK).map((line) => this.literal(line));
		return block ? `<p>${lines.join('<br>')}</p>\n` : lines.join('<br>');
	}

	private literal(html: string): string {
		return escapeHtml(this.wanted.rawHtml === 'drop' ? without(html, '<', '>') : html);
	}

	/** Inside `<pre>` and `<script>` marked calls text escaped that is not. */
	override text(token: Tokens.Text | Tokens.Escape): string {
		return 'tokens' in token && token.tokens
			? this.parser.parseInline(token.tokens)
			: escapeAroundEntities(token.text);
	}

	override code({ text, lang }: Tokens.Code): string {
		const language = LANGUAGE.exec(lang ?? '')?.[0].toLowerCase();
		const name = language ? ` class="language-${language}"` : '';
		return `<pre><code${name}>${escapeHtml(text)}\n</code></pre>\n`;
	}

	override codespan({ text }: Tokens.Codespan): string {
		return `<code>${escapeHtml(text)}</code>`;
	}

	override link({ href, title, tokens }: Tokens.Link): string {
		const to = address(href);
		if (!to || this.insideLink) return this.parser.parseInline(tokens);
		this.insideLink = true;
		const text = this.parser.parseInline(tokens);
		this.insideLink = false;
		const fragment = /^#(?!user-content-)(.+)/.exec(to.href);
		return anchor(fragment ? `#${this.wanted.prefix}${fragment[1] ?? ''}` : to.href, text, title);
	}

	/** Loading a picture from elsewhere would tell a stranger who reads, and when: it becomes a link. So does one within a line. */
	override image({ href, title, text }: Tokens.Image): string {
		const to = address(href);
		const name = to?.leads === 'own' && !this.wanted.oneLine ? nameInAddress(to.href) : null;
		if (name !== null) {
			const size = sizeInName(name);
			const room = size ? ` width="${size.width}" height="${size.height}"` : '';
			const said = title ? ` title="${escapeHtml(title)}"` : '';
			return `<img src="${fileAddress(name)}" alt="${escapeHtml(text)}"${said}${room} loading="lazy">`;
		}
		const words = escapeHtml([text, title, href].find(Boolean) ?? '');
		return to && !this.insideLink ? anchor(to.href, words, title) : words;
	}

	override listitem(item: Tokens.ListItem): string {
		return `<li${item.task ? ' class="task"' : ''}>${this.parser.parse(item.tokens)}</li>\n`;
	}

	/** A box nobody can tick is a picture of one: a form control would need a label of its own. */
	override checkbox({ checked }: Tokens.Checkbox): string {
		return checked
			? '<span role="img" aria-label="Done">☑</span> '
			: '<span role="img" aria-label="To do">☐</span> ';
	}
}

function anchor(href: string, text: string, title?: string | null): string {
	return `<a href="${escapeHtml(href)}"${title ? ` title="${escapeHtml(title)}"` : ''}>${text}</a>`;
}

/** `text` without the parts from `open` to the next `close`. A pattern would look for each end again and again. */
function without(text: string, open: string, close: string): string {
	let kept = '';
	let at = 0;
	for (;;) {
		const start = text.indexOf(open, at);
		const end = start < 0 ? -1 : text.indexOf(close, start + open.length);
		if (end < 0) return kept + text.slice(at);
		kept += text.slice(at, start);
		at = end + close.length;
	}
}
