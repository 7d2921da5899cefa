// Intrusive reference counting.
//
// Note [Ownership]
//   Ownership goes one way: a Python object owns a TensorImpl, which owns its Storage, its Layout
//   and the Node that made it; a Node owns its edges to earlier nodes and what it saved (storage,
//   never the tensor it produced). A leaf's accumulator owns the leaf, the leaf only points back.
//   So counting alone frees everything, except cycles that pass through Python objects.
//
// Note [GIL]
//   Counts are plain integers in the normal build: they are touched only by the thread that holds
//   the GIL. Kernels, which may run without it, see raw memory and never a count. With
//   BACKSWEEP_THREAD_SAFE (free-threaded Python, thread sanitizer) the counts are atomic.
#pragma once

#include <cstdint>
#include <utility>

#ifdef BACKSWEEP_THREAD_SAFE
#include <atomic>
#endif

namespace backsweep {

class Counted {
 public:
  Counted() noexcept = default;
  Counted(const Counted&) = delete;
  Counted& operator=(const Counted&) = delete;

#ifdef BACKSWEEP_THREAD_SAFE
  void retain() const noexcept { count_.fetch_add(1, std::memory_order_relaxed); }
  bool release() const noexcept { return count_.fetch_sub(1, std::memory_order_acq_rel) == 1; }
  uint32_t use_count() const noexcept { return count_.load(std::memory_order_acquire); }

 private:
  mutable std::atomic<uint32_t> count_{1};
#else
  void retain() const noexcept { ++count_; }
  // True when the caller held the last reference and has to destroy the object.
  bool release() const noexcept { return --count_ == 0; }
  uint32_t use_count() const noexcept { return count_; }

 private:
  mutable uint32_t count_ = 1;
#endif
};

// A counted pointer. T derives from Counted and has `static void destroy(T*) noexcept`.
template <class T>
class Ref {
 public:
  Ref() noexcept = default;
  Ref(std::nullptr_t) noexcept {}
  Ref(const Ref& other) noexcept : pointer_(other.pointer_) {
    if (pointer_) pointer_->retain();
  }
  Ref(Ref&& other) noexcept : pointer_(std::exchange(other.pointer_, nullptr)) {}
  ~Ref() { drop(pointer_); }
  Ref& operator=(const Ref& other) noexcept {
    if (other.pointer_) other.pointer_->retain();
    drop(std::exchange(pointer_, other.pointer_));
    return *this;
  }
  Ref& operator=(Ref&& other) noexcept {
    T* incoming = std::exchange(other.pointer_, nullptr);
    drop(std::exchange(pointer_, incoming));
    return *this;
  }

  // Takes over a reference that the caller already owns.
  static Ref adopt(T* pointer) noexcept {
    Ref result;
    result.pointer_ = pointer;
    return result;
  }
  // Adds a reference.
  static Ref share(T* pointer) noexcept {
    if (pointer) pointer->retain();
    return adopt(pointer);
  }
  // Gives the reference to the caller.
  T* leak() noexcept { return std::exchange(pointer_, nullptr); }

  T* get() const noexcept { return pointer_; }
  T* operator->() const noexcept { return pointer_; }
  T& operator*() const noexcept { return *pointer_; }
  explicit operator bool() const noexcept { return pointer_ != nullptr; }
  friend bool operator==(const Ref& a, const Ref& b) noexcept { return a.pointer_ == b.pointer_; }

 private:
  // Inline, so that the many drops of nothing cost one comparison.
  [[gnu::always_inline]] static void drop(T* pointer) noexcept {
    if (pointer && pointer->release()) T::destroy(pointer);
  }
  T* pointer_ = nullptr;
};

}  // namespace backsweep
