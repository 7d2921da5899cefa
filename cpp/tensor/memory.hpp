// Memory for tensor data too large for the pool.
//
// Blocks are rounded to size buckets and kept for reuse up to a cap, where the largest make room
// for what was used last: writing a fresh large block costs page faults that dwarf the arithmetic.
// From 4 MiB on, blocks are aligned for huge pages and ask for them. Every block is aligned to 64
// bytes.
#pragma once

#include <cstddef>

namespace backsweep::memory {

// Null when the system refuses.
void* allocate(size_t bytes);
// `bytes` is what was asked for.
void release(void* pointer, size_t bytes) noexcept;
// Gives every kept block back to the system.
void empty_cache() noexcept;
// Bytes handed out and not yet released, as they were asked for.
size_t allocated_bytes() noexcept;
// Bytes kept for reuse.
size_t cached_bytes() noexcept;

}  // namespace backsweep::memory
