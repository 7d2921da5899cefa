// A small thread pool for loops over raw memory.
//
//   parallel_for(0, n, 4096, [&](int64_t first, int64_t last) {
//     for (int64_t i = first; i < last; ++i) y[i] = std::exp(x[i]);
//   });
//
// Invariants:
// - The body is called once for each chunk [begin + i * grain, begin + (i + 1) * grain), the last
// one
//   cut at `end`. Chunks never depend on the number of threads, so neither do the results of a body
//   that writes only what its chunk owns.
// - The caller runs every chunk no worker has claimed, so a busy core costs one chunk at most.
// - Nothing starts before the first loop with two or more chunks. A forked child starts its own
// pool.
// - Loops inside a loop, and loops of a second thread while the pool is busy, run on their caller.
// - An exception of a chunk reaches the caller once running chunks have ended; others are dropped.
#pragma once

#include <cstdint>
#include <memory>
#include <type_traits>
#include <utility>

namespace backsweep::kernels {

// Refers to a callable that outlives the call; never allocates.
template <class Signature>
class FunctionRef;

template <class Result, class... Arguments>
class FunctionRef<Result(Arguments...)> {
 public:
  template <class F, class = std::enable_if_t<!std::is_same_v<std::decay_t<F>, FunctionRef>>>
  FunctionRef(F&& f)  // implicit, so that a lambda can be passed as it stands
      : object_(const_cast<void*>(static_cast<const void*>(std::addressof(f)))),
        call_([](void* object, Arguments... arguments) -> Result {
          return (*static_cast<std::remove_reference_t<F>*>(object))(
              std::forward<Arguments>(arguments)...);
        }) {}

  Result operator()(Arguments... arguments) const {
    return call_(object_, std::forward<Arguments>(arguments)...);
  }

 private:
  void* object_;
  Result (*call_)(void*, Arguments...);
};

// Threads a loop may use, the caller included. At first OMP_NUM_THREADS or, without it, the number
// of processors this process may run on.
int thread_count();

// At least 1; larger values than the machine has are allowed, up to 256.
void set_thread_count(int count);

void parallel_for(int64_t begin, int64_t end, int64_t grain,
                  FunctionRef<void(int64_t, int64_t)> body);

}  // namespace backsweep::kernels
