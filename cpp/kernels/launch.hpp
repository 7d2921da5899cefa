// The one call through which every computation goes: run this kernel on these buffers.
//
// A kernel is a function of one trivially copyable argument block (pointers, sizes, strides). So a
// launch can be observed, recorded and replayed without knowing what it computes. The lock of the
// host language (Python's GIL) is released around a launch that is worth more than the switch;
// kernels touch raw memory only, and whoever launches one owns the buffers.
//
//   launch("sum", reduce_kernel, ReduceArguments{...}, /*work=*/element_count);
#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace backsweep {

// Called before each launch while it is set.
struct LaunchObserver {
  virtual ~LaunchObserver() = default;
  virtual void launched(const char* op, const void* kernel, const void* arguments,
                        size_t argument_bytes) = 0;
};

// How to let other threads of the host language run; set by the bindings, null without a host.
struct HostLock {
  void* (*release)() = nullptr;
  void (*acquire)(void* token) = nullptr;
};

extern LaunchObserver* launch_observer;
extern HostLock host_lock;

// About 50 microseconds of arithmetic: below, releasing the lock costs more than it gives.
inline constexpr int64_t kReleaseWork = 200'000;

class HostLockRelease {
 public:
  explicit HostLockRelease(int64_t work)
      : token_(work >= kReleaseWork && host_lock.release ? host_lock.release() : nullptr) {}
  ~HostLockRelease() {
    if (token_) host_lock.acquire(token_);
  }
  HostLockRelease(const HostLockRelease&) = delete;
  HostLockRelease& operator=(const HostLockRelease&) = delete;

 private:
  void* token_;
};

// `work` estimates the element operations.
template <class Arguments>
void launch(const char* op, void (*kernel)(const Arguments&), const Arguments& arguments,
            int64_t work) {
  static_assert(std::is_trivially_copyable_v<Arguments>);
  if (launch_observer) [[unlikely]]
    launch_observer->launched(op, reinterpret_cast<const void*>(kernel), &arguments,
                              sizeof arguments);
  const HostLockRelease released(work);
  kernel(arguments);
}

}  // namespace backsweep
