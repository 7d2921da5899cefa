// Hooks: functions of the program that a sweep calls on its way, and other objects of the host
// language that nodes own. The graph knows them as opaque pointers; the bindings say how to call
// and to release them.
//
// Note [Hooks]
//   A tensor's hooks belong to the node that made it (a leaf's to its accumulator). They see the
//   complete gradient of one output of the node, before it is captured or kept, and may replace it.
//   A node's hooks see the gradients of all its outputs before the rule runs, or those and the
//   gradients of its inputs afterwards. The hooks of leaves run before any leaf is added to, so one
//   that raises leaves no half of a step behind.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "graph/node.hpp"

namespace backsweep {

// How the host language takes part; filled in by the bindings.
struct HostCalls {
  void (*retain)(void* object) = nullptr;
  void (*release)(void* object) = nullptr;
  // Each gets a collection of hooks and calls them in the order of their registration.
  void (*on_gradient)(void* hooks, Tensor& gradient) = nullptr;
  void (*before_node)(void* hooks, std::span<Tensor> gradients) = nullptr;
  void (*after_node)(void* hooks, std::span<Tensor> results,
                     std::span<const Tensor> gradients) = nullptr;
  void (*after_accumulation)(void* hooks, const Tensor& leaf) = nullptr;
  // A tensor that has an object in the host language has another `.grad`.
  void (*gradient_changed)(const Tensor& tensor) = nullptr;
  // Calls a pack hook; and gets back what it was given.
  void* (*pack)(void* pack, const Tensor& value) = nullptr;
  Tensor (*unpack)(void* unpack, void* packed) = nullptr;
  // Calls what set_recording was given with the roots of a sweep that has ended.
  void (*sweep_ended)(void* function, std::span<const Edge> roots) = nullptr;
  // Something is watched in this thread, or no more.
  void (*watching_changed)(bool watching) = nullptr;
  // Where the program is now, as an object, and in words.
  void* (*capture_call)() = nullptr;
  std::string (*describe_call)(void* captured) = nullptr;
};
extern HostCalls host_calls;

// An owned object of the host language.
class HostObject {
 public:
  HostObject() noexcept = default;
  static HostObject adopt(void* object) noexcept {
    HostObject result;
    result.object_ = object;
    return result;
  }
  HostObject(const HostObject& other) noexcept : object_(other.object_) {
    if (object_) host_calls.retain(object_);
  }
  HostObject(HostObject&& other) noexcept : object_(std::exchange(other.object_, nullptr)) {}
  HostObject& operator=(HostObject other) noexcept {
    std::swap(object_, other.object_);
    return *this;
  }
  ~HostObject() {
    if (object_) host_calls.release(object_);
  }
  void* get() const noexcept { return object_; }
  explicit operator bool() const noexcept { return object_ != nullptr; }

 private:
  void* object_ = nullptr;
};

struct NodeHooks {
  std::vector<std::pair<uint32_t, HostObject>> on_gradient;  // for each output that has some
  HostObject before;
  HostObject after;
  HostObject after_accumulation;  // a leaf's
};

// The node's hooks, made when there are none.
NodeHooks& hooks_of(Node& node);
// The hooks on output `index`; empty when there are none yet.
HostObject& gradient_hooks(Node& node, uint32_t index);

// What a sweep does before a rule: hooks on the outputs' gradients, then gradients to be kept.
void arrive(Node& node, Tensor* gradients);

}  // namespace backsweep
