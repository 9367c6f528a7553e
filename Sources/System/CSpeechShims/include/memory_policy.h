#ifndef MIMAMORI_MEMORY_POLICY_H
#define MIMAMORI_MEMORY_POLICY_H

/// Blocks of 4 MB and more go back to the system the moment they are freed (mallopt(3)): a speaker runs for months, and
/// what was needed only to read its files should not stay with it. Smaller ones stay for the next utterance: a neural
/// model's matrices, fetched anew for each, cost a tenth of its time. To be called before any thread starts.
void memory_return_large_blocks(void);

/// Gives back what lies free now (malloc_trim(3)).
void memory_return_free(void);

#endif
