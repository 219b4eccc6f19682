-- A near miss: something went wrong and nothing got out (no breach of Art. 4(12)). Kept with its reason, found by its state.
ALTER TYPE "LeakState" ADD VALUE 'near_miss';
