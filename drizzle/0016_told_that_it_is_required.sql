ALTER TABLE `enrolment` ADD `told_on` text;--> statement-breakpoint
-- Whoever was asked before they began read it above the button.
UPDATE `enrolment` SET `told_on` = `started_on` WHERE `reason` IN ('assigned', 'renewal') AND `started_on` IS NOT NULL AND `rule_id` IN (SELECT `id` FROM `course_rule` WHERE `required` = 1);
