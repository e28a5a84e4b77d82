-- The full-text index of all entries. Row ids are entry ids; `ways` holds who may see the entry, as
-- words (src/domain/entries/visibility.server.ts). It is kept by src/domain/search/searchable.server.ts
-- and not by triggers: a migration that rebuilds a table drops its triggers without a word.
-- Hyphens, dots and underscores part words, so that E-1234 is the phrase "e 1234" and is found whole,
-- while a full stop or a dash at the end of a word never sticks to it. `reference` is what people call
-- the entry: PM-142.
CREATE VIRTUAL TABLE `search_text` USING fts5(
	title, lessons, topics, body, reference, ways,
	tokenize = 'porter unicode61 remove_diacritics 2'
);
--> statement-breakpoint
-- The words as people wrote them, before stemming: for completing a word and for "did you mean".
CREATE VIRTUAL TABLE `search_words` USING fts5(
	words, ways,
	content = '', contentless_delete = 1, detail = column,
	tokenize = 'unicode61 remove_diacritics 2'
);
--> statement-breakpoint
CREATE VIRTUAL TABLE `search_vocabulary` USING fts5vocab('search_words', 'col');
--> statement-breakpoint
-- Any three letters of a title, wherever they stand.
CREATE VIRTUAL TABLE `search_titles` USING fts5(title, tokenize = 'trigram remove_diacritics 1');
