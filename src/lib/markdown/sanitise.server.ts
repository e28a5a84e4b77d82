import sanitizeHtml, { type IOptions, type Tag } from 'sanitize-html';
import { nameInAddress } from '../files/file-address.ts';
import { address } from './address.ts';

/** Everything a text may become. What is not named here does not reach a reader. */
const INLINE: IOptions = {
	allowedTags: ['a', 'code', 'del', 'em', 'strong'],
	allowedAttributes: { a: ['href', 'title', 'rel'] },
	allowedSchemes: ['http', 'https', 'mailto'],
	allowProtocolRelative: false,
	disallowedTagsMode: 'discard',
	transformTags: { a: safeAnchor, img: safeImage },
	exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !attribs.src,
};

const BLOCKS: IOptions = {
	...INLINE,
	allowedTags: [
		...['a', 'blockquote', 'br', 'code', 'del', 'em', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'img', 'li'],
		...['ol', 'p', 'pre', 'span', 'strong', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul'],
	],
	allowedAttributes: {
		a: ['href', 'title', 'rel'],
		img: ['src', 'alt', 'title', 'width', 'height', 'loading'],
		ol: ['start'],
		td: ['align'],
		th: ['align'],
		span: ['role', 'aria-label'],
	},
	allowedClasses: { code: ['language-*'], li: ['task'] },
	nestingLimit: 100,
};

export function sanitise(html: string): string {
	return sanitizeHtml(html, BLOCKS);
}

export function sanitiseInline(html: string): string {
	return sanitizeHtml(html, INLINE);
}

function safeAnchor(tagName: string, { href, title }: Tag['attribs']): Tag {
	const to = address(href ?? '');
	if (!to) return { tagName, attribs: {} };
	return {
		tagName,
		attribs: {
			href: to.href,
			...(title ? { title } : {}),
			...(to.leads === 'foreign' ? { rel: 'noopener noreferrer nofollow' } : {}),
		},
	};
}

function safeImage(tagName: string, { src, ...attribs }: Tag['attribs']): Tag {
	const from = address(src ?? '');
	const ours = from?.leads === 'own' && nameInAddress(from.href) !== null;
	return { tagName, attribs: ours ? { src: from.href, ...attribs } : {} };
}
