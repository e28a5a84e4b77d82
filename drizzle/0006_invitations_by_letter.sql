ALTER TABLE `invitation` ADD `words` text;--> statement-breakpoint
ALTER TABLE `invitation` ADD `mailed_at` integer;