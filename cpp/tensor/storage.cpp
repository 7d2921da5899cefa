#include "tensor/storage.hpp"

#include <cstring>
#include <new>

#include "tensor/error.hpp"
#include "tensor/memory.hpp"
#include "tensor/pool.hpp"

namespace backsweep {
static_assert(sizeof(Storage) == 32, "the inline data starts at a multiple of 16 bytes");

namespace {
char* allocate_bytes(size_t bytes) {
  char* data = static_cast<char*>(memory::allocate(bytes));
  if (!data)
    fail(ErrorKind::Runtime, "allocate: tried to get ", bytes,
         " bytes, which the system refused; a smaller tensor is required; try another dtype or "
         "smaller shapes (not enough memory)");
  return data;
}
}  // namespace

Ref<Storage> Storage::allocate_large(size_t bytes) {
  char* data = allocate_bytes(bytes);
  Storage* storage = new (pool::allocate(sizeof(Storage))) Storage(Kind::Heap, bytes);
  storage->data_ = data;
  return Ref<Storage>::adopt(storage);
}

Ref<Storage> Storage::foreign(void* data, size_t bytes, Release release, void* context) {
  void* block = pool::allocate(sizeof(Storage) + sizeof(ForeignContext));
  Storage* storage = new (block) Storage(Kind::Foreign, bytes);
  storage->data_ = static_cast<char*>(data);
  new (storage->room()) ForeignContext{release, context};
  return Ref<Storage>::adopt(storage);
}

void Storage::grow(size_t bytes) {
  if (bytes <= bytes_) return;
  char* data = allocate_bytes(bytes);
  std::memcpy(data, data_, bytes_);
  if (kind_ == Kind::Inline) {
    kind_ = Kind::Moved;
    room_bytes_ = static_cast<uint16_t>(bytes_);
  } else {
    memory::release(data_, bytes_);
  }
  data_ = data;
  bytes_ = bytes;
}

Ref<Storage> Storage::alias(const Ref<Storage>& storage) {
  storage->retain();
  storage->pin();
  Ref<Storage> result = foreign(
      storage->data(), storage->bytes(),
      [](void* context) { (void)Ref<Storage>::adopt(static_cast<Storage*>(context)); },
      storage.get());
  result->inference_ = storage->inference_;
  return result;
}

void Storage::destroy_large(Storage* storage) noexcept {
  switch (storage->kind_) {
    case Kind::Inline:
      return;
    case Kind::Heap:
      memory::release(storage->data_, storage->bytes_);
      pool::release(storage, sizeof(Storage));
      return;
    case Kind::Moved:
      memory::release(storage->data_, storage->bytes_);
      pool::release(reinterpret_cast<char*>(storage) - storage->prefix_,
                    storage->prefix_ + sizeof(Storage) + storage->room_bytes_);
      return;
    case Kind::Foreign: {
      const auto* foreign = reinterpret_cast<ForeignContext*>(storage->room());
      if (foreign->release) foreign->release(foreign->context);
      pool::release(storage, sizeof(Storage) + sizeof(ForeignContext));
    }
  }
}

}  // namespace backsweep
