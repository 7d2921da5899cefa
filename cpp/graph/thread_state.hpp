// What each thread has of its own: the grad mode and the work list of the iterative destruction.
// One small struct, so that the fast thread-local model always finds room for it.
#pragma once

namespace backsweep {

class Node;
class Sweep;

struct ThreadState {
  bool grad_enabled = true;
  bool watching = false;    // see Note [Watching] in watch.hpp
  bool inference = false;   // inference_mode
  bool recording = false;   // record_graph
  bool destroying = false;  // see Note [Destruction] in node.hpp
  Node* doomed = nullptr;
  Sweep* sweep = nullptr;  // the one that is running
};

[[gnu::tls_model("initial-exec")]] extern constinit thread_local ThreadState thread_state;

inline bool grad_enabled() noexcept {
  return thread_state.grad_enabled;
}

// Sets the grad mode for a scope.
class GradMode {
 public:
  explicit GradMode(bool enabled) noexcept : previous_(thread_state.grad_enabled) {
    thread_state.grad_enabled = enabled;
  }
  ~GradMode() { thread_state.grad_enabled = previous_; }
  GradMode(const GradMode&) = delete;
  GradMode& operator=(const GradMode&) = delete;

 private:
  bool previous_;
};

}  // namespace backsweep
