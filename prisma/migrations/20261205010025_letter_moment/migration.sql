-- The moment of telling belongs to the letter that it is told with, not to the record that it went out: a letter that is set aside can complete it.
ALTER TABLE "LetterDispatch" DROP COLUMN "momentId";
ALTER TABLE "PeopleLetter" ADD COLUMN "momentId" UUID;
