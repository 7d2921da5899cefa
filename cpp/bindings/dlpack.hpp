// The structures of DLPack 1.1 (https://dmlc.github.io/dlpack/latest/c_api.html), which libraries
// put into capsules to share arrays.
#pragma once

#include <cstdint>

namespace backsweep::dlpack {

inline constexpr int32_t kCpu = 1;
enum Code : uint8_t { kInt = 0, kUInt = 1, kFloat = 2, kBool = 6 };
inline constexpr uint64_t kReadOnly = 1;
inline constexpr uint64_t kCopied = 2;

struct Device {
  int32_t type;
  int32_t id;
};

struct DataType {
  uint8_t code;
  uint8_t bits;
  uint16_t lanes;
};

struct Array {
  void* data;
  Device device;
  int32_t ndim;
  DataType dtype;
  int64_t* shape;
  int64_t* strides;  // in elements; null: row-major
  uint64_t byte_offset;
};

// What a capsule "dltensor" holds; before version 1.
struct Managed {
  Array array;
  void* context;
  void (*deleter)(Managed* self);
};

struct Version {
  uint32_t major;
  uint32_t minor;
};

// What a capsule "dltensor_versioned" holds.
struct ManagedVersioned {
  Version version;
  void* context;
  void (*deleter)(ManagedVersioned* self);
  uint64_t flags;
  Array array;
};

}  // namespace backsweep::dlpack
