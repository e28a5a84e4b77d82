declare const safe: unique symbol;

/**
 * HTML that came out of the renderer. At run time it is a plain string, so `load` can return it; in the
 * source only render.server.ts makes one, and the page of a post-mortem of what the framework itself rendered; only
 * Html.svelte puts one on a page.
 */
export type SafeHtml = string & { readonly [safe]: true };
