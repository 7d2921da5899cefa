// A block of memory that tensors share, with the version that counts writes to it.
//
// Small data lies inline behind the header, in one pool block, which may begin with the tensor that
// the storage was made for; larger data comes from memory.hpp; foreign data (a NumPy array, another
// storage) stays where it is and is released by a function. A storage may grow (resize_), as long
// as nobody outside the engine holds the address of its memory.
//
// Note [Versions]
//   Every in-place write through a tensor bumps the version of its storage. A node that saves a
//   value saves the version too, and a sweep that finds another one refuses to compute a wrong
//   gradient. Views share the storage and so the version. `.data` makes an alias: a storage of its
//   own, with a version of its own, over the same memory; writes through `.data` are the user's
//   responsibility.
#pragma once

#include <cstddef>
#include <cstdint>

#include <new>

#include "tensor/counted.hpp"
#include "tensor/pool.hpp"

namespace backsweep {

class Storage final : public Counted {
 public:
  using Release = void (*)(void* context);

  static Ref<Storage> allocate(size_t bytes) {
    return bytes <= kInlineBytes ? Ref<Storage>::adopt(make_inline(bytes)) : allocate_large(bytes);
  }
  // A storage in a block of the pool that has `bytes` behind it and `prefix` before it; the block
  // goes when the storage goes.
  static Storage* place(void* where, size_t prefix, size_t bytes) noexcept {
    Storage* storage = new (where) Storage(Kind::Inline, bytes);
    storage->prefix_ = static_cast<uint16_t>(prefix);
    storage->data_ = storage->room();
    return storage;
  }
  // Memory that somebody else owns; `release(context)` is called when the storage goes.
  static Ref<Storage> foreign(void* data, size_t bytes, Release release, void* context);
  // The same memory under another version.
  static Ref<Storage> alias(const Ref<Storage>& storage);
  static void destroy(Storage* storage) noexcept {
    if (storage->kind_ == Kind::Inline) [[likely]]
      pool::release(reinterpret_cast<char*>(storage) - storage->prefix_,
                    storage->prefix_ + sizeof(Storage) + storage->bytes_);
    else
      destroy_large(storage);
  }
  // Makes room for `bytes`, in other memory if need be, for all who share the storage. The old
  // bytes stay, the new ones are uninitialised. Must be resizable.
  void grow(size_t bytes);
  bool is_resizable() const noexcept { return kind_ != Kind::Foreign && !pinned_; }
  // Somebody holds the address of the memory: it must stay where it is.
  void pin() noexcept { pinned_ = true; }

  char* data() const noexcept { return data_; }
  size_t bytes() const noexcept { return bytes_; }
  uint32_t version() const noexcept { return version_; }
  void bump_version() noexcept { ++version_; }
  // For memory that begins a new life.
  void begin_again() noexcept {
    version_ = 0;
    inference_ = false;
    pinned_ = false;
  }
  // Made in inference mode: not to be saved or written to outside of it.
  bool is_inference() const noexcept { return inference_; }
  void mark_inference() noexcept { inference_ = true; }
  // True when this block is memory of the engine's own, not foreign and not an alias.
  bool owns_memory() const noexcept { return kind_ != Kind::Foreign; }
  // Whether the storage is one block with what lies before it.
  bool lies_behind(size_t prefix) const noexcept {
    return kind_ == Kind::Inline && prefix_ == prefix;
  }
  // True when the data lies where the storage was made.
  bool is_in_place() const noexcept { return kind_ != Kind::Moved; }

 private:
  enum class Kind : uint8_t { Inline, Heap, Foreign, Moved };  // Moved: once inline, it grew
  struct ForeignContext {
    Release release;
    void* context;
  };
  static constexpr size_t kInlineBytes = pool::kMaxBytes - 32;  // what the header leaves

  Storage(Kind kind, size_t bytes) noexcept : bytes_(bytes), kind_(kind) {}
  static Storage* make_inline(size_t bytes) {
    return place(pool::allocate(sizeof(Storage) + bytes), 0, bytes);
  }
  static Ref<Storage> allocate_large(size_t bytes);
  static void destroy_large(Storage* storage) noexcept;
  char* room() noexcept { return reinterpret_cast<char*>(this) + sizeof(Storage); }

  uint32_t version_ = 0;
  size_t bytes_;
  char* data_ = nullptr;
  Kind kind_;
  bool inference_ = false;
  uint16_t prefix_ = 0;  // bytes of an inline storage's block that lie before it
  uint16_t room_bytes_ =
      0;  // of a moved storage: the bytes of its block that are not used any more
  bool pinned_ = false;
};

}  // namespace backsweep
