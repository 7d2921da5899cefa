// The recorded graph: nodes and edges.
//
// A node is one recorded operation. It knows how to turn the gradient of its outputs into the
// gradients of its inputs (its rule), what the rule needs (saved values), and where the input
// gradients go (edges to the nodes that made the inputs; an edge without a node goes nowhere). A
// leaf has an accumulator, a node whose rule adds to the leaf's gradient.
//
//   y = a * b:   MulBackward0 --edge 0--> node of a
//                             --edge 1--> node of b        saved: b (for a), a (for b)
//
// A node is one block of memory: this header, then its outputs, edges, saved values and the rule's
// own data, each as many as the operation needs.
//
// Note [Sweep order]
//   `sequence` counts nodes in the order of creation, and inputs exist before outputs. So taking
//   nodes from young to old visits every consumer of a value before its producer; no counting is
//   needed.
//
// Note [Destruction]
//   Freeing the youngest node of a chain frees all of it. Nodes whose count drops to zero while
//   another node is being destroyed wait in a list, so the depth of the C stack does not grow with
//   the graph.
//
// Note [Elements]
//   A program that computes with single numbers would spend most of its sweep on making and freeing
//   gradients of one element. So the node of an elementwise operation on one element may take a
//   bare element instead of a tensor (the flag kTakesElements): its formula is compiled for numbers
//   too (ops/element_rules.hpp). The sweep hands elements from node to node where nobody can look
//   at them: not when it is recorded, watched, or restricted to some inputs, nor at a node with
//   extras. Everywhere else an element that arrives is made a tensor. A sweep that begins at such a
//   node is one of elements alone (element_sweep.hpp), for as long as it can.
#pragma once

#include <bit>
#include <cstdint>
#include <new>
#include <type_traits>

#include "graph/saved.hpp"
#include "graph/thread_state.hpp"
#include "tensor/pool.hpp"
#include "tensor/tensor.hpp"

namespace backsweep {

class Backward;
class SweepSlot;
struct NodeExtras;

// The derivative part of an operation's row.
struct Derivative {
  const char* op;       // "mul"
  const char* node;     // "MulBackward0", PyTorch's name
  const char* formula;  // "g * b; g * a": one expression for each input
};

// What a rule's own data is.
enum class RuleKind : uint8_t {
  Opaque,
  Number,  // the Python number beside the only tensor
  Host,    // a function of the program
};

// A gradient of one element of a floating dtype. See Note [Elements]. Written and read as a whole
// word whatever the dtype: a load wider than the store before it would wait for that.
class Element {
 public:
  Element() noexcept = default;
  explicit Element(float value) noexcept : bits_(std::bit_cast<uint32_t>(value)) {}
  explicit Element(double value) noexcept : bits_(std::bit_cast<uint64_t>(value)) {}
  template <class T>
  T get() const noexcept {
    if constexpr (std::is_same_v<T, float>)
      return std::bit_cast<float>(static_cast<uint32_t>(bits_));
    else
      return std::bit_cast<double>(bits_);
  }
  void add(const Element& other, DType dtype) noexcept {
    *this = dtype == DType::Float32 ? Element(get<float>() + other.get<float>())
                                    : Element(get<double>() + other.get<double>());
  }
  void write_to(char* memory, DType dtype) const noexcept {
    if (dtype == DType::Float32)
      *reinterpret_cast<float*>(memory) = get<float>();
    else
      *reinterpret_cast<double*>(memory) = get<double>();
  }
  static Element read(const char* memory, DType dtype) noexcept {
    return dtype == DType::Float32 ? Element(*reinterpret_cast<const float*>(memory))
                                   : Element(*reinterpret_cast<const double*>(memory));
  }

 private:
  uint64_t bits_ = 0;
};

// Everything that nodes of one kind share.
struct NodeType {
  const Derivative* derivative;
  void (*apply)(Node& node, Backward& backward);
  void (*destroy_rule)(void* rule) noexcept;
  uint32_t rule_bytes;
  RuleKind kind = RuleKind::Opaque;
  // The rule for nodes that take elements; gives one result for each input that needs one, or
  // false when a saved value is not there to be read.
  bool (*apply_to_element)(Node& node, const Element& gradient, Element* results) = nullptr;
};

struct Edge {
  NodeRef node;
  uint32_t index = 0;  // which output of `node`
};

// What the sweep requires of a gradient: an output's layout and dtype.
struct OutputInfo {
  Ref<const Layout> layout;
  DType dtype;
};

class Node final : public Counted {
 public:
  enum Flags : uint16_t { kAccumulator = 1, kReleased = 2, kTakesElements = 4, kQueued = 8 };

  // Outputs, edges and saved values are there but empty; the rule's room is uninitialised. Who
  // makes a node tells watch_node of it when it is complete, see Note [Watching] in watch.hpp.
  static Node* create(const NodeType& type, uint32_t outputs, uint32_t edges, uint16_t saved);
  // The same with uninitialised contents: the caller constructs every output, edge and saved value.
  static Node* create_uninitialized(const NodeType& type, uint32_t outputs, uint32_t edges,
                                    uint16_t saved);
  static void destroy(Node* node) noexcept;
  static uint64_t next_sequence() noexcept;
  // Frees a node at once; for an accumulator that nobody refers to.
  static void free(Node* node) noexcept;

  const NodeType& type() const noexcept { return *type_; }
  const Derivative& derivative() const noexcept { return *type_->derivative; }
  // The same rule under another name.
  void set_type(const NodeType& type) noexcept { type_ = &type; }
  uint64_t sequence() const noexcept { return sequence_; }
  bool is_accumulator() const noexcept { return flags_ & kAccumulator; }
  bool is_released() const noexcept { return flags_ & kReleased; }
  bool takes_elements() const noexcept {
    return (flags_ & (kTakesElements | kReleased)) == kTakesElements;
  }
  void set_flag(Flags flag) noexcept { flags_ = static_cast<uint16_t>(flags_ | flag); }

  uint32_t output_count() const noexcept { return output_count_; }
  uint32_t edge_count() const noexcept { return edge_count_; }
  uint16_t saved_count() const noexcept { return saved_count_; }
  OutputInfo& output(uint32_t i) noexcept { return outputs()[i]; }
  Edge& edge(uint32_t i) noexcept { return edges()[i]; }
  Saved& saved(uint32_t i) noexcept { return saved_values()[i]; }
  // Fills the saved value i of a new node.
  void save(uint32_t i, const Tensor& tensor, int16_t source) {
    new (&saved(i)) Saved(tensor, source);
  }
  void* rule() noexcept { return saved_values() + saved_count_; }
  // The rule's data of a node with one output, no edges and nothing saved: an accumulator.
  void* accumulator_rule() noexcept { return outputs() + 1; }

  // Frees what was saved; a later sweep through this node is refused.
  void release_saved() noexcept {
    if (saved_count_ > 0) reset_saved();
  }

  // The sweep of elements keeps what has arrived in the node itself.
  bool is_queued() const noexcept { return flags_ & kQueued; }
  void enter_queue(const Element& gradient) noexcept {
    arrived = gradient;
    set_flag(kQueued);
  }
  void leave_queue() noexcept {
    slot = nullptr;
    flags_ = static_cast<uint16_t>(flags_ & ~kQueued);
  }

  union {
    SweepSlot* slot = nullptr;  // the sweep's notes on this node, while one runs
    Element arrived;            // while the node is queued
  };
  NodeExtras* extras = nullptr;  // owned; most nodes have none

 private:
  Node(const NodeType& type, uint32_t outputs, uint32_t edges, uint16_t saved) noexcept
      : edge_count_(edges),
        output_count_(outputs),
        saved_count_(saved),
        type_(&type),
        sequence_(next_sequence()) {}
  void reset_saved() noexcept;
  OutputInfo* outputs() noexcept { return reinterpret_cast<OutputInfo*>(this + 1); }
  Edge* edges() noexcept { return reinterpret_cast<Edge*>(outputs() + output_count_); }
  Saved* saved_values() noexcept { return reinterpret_cast<Saved*>(edges() + edge_count_); }

  uint32_t edge_count_;
  uint32_t output_count_;
  uint16_t saved_count_;
  uint16_t flags_ = 0;
  const NodeType* type_;
  uint64_t sequence_;
};

#ifdef BACKSWEEP_THREAD_SAFE
extern std::atomic<uint64_t> node_sequence;
inline uint64_t Node::next_sequence() noexcept {
  return node_sequence.fetch_add(1, std::memory_order_relaxed);
}
#else
extern uint64_t node_sequence;
inline uint64_t Node::next_sequence() noexcept {
  return node_sequence++;
}
#endif

inline Node* Node::create_uninitialized(const NodeType& type, uint32_t outputs, uint32_t edges,
                                        uint16_t saved) {
  const size_t bytes = sizeof(Node) + outputs * sizeof(OutputInfo) + edges * sizeof(Edge) +
                       saved * sizeof(Saved) + type.rule_bytes;
  return new (pool::allocate(bytes)) Node(type, outputs, edges, saved);
}

inline Node* Node::create(const NodeType& type, uint32_t outputs, uint32_t edges, uint16_t saved) {
  Node* node = create_uninitialized(type, outputs, edges, saved);
  for (uint32_t i = 0; i < outputs; ++i) new (node->outputs() + i) OutputInfo;
  for (uint32_t i = 0; i < edges; ++i) new (node->edges() + i) Edge;
  for (uint32_t i = 0; i < saved; ++i) new (node->saved_values() + i) Saved;
  return node;
}

// `used`: the tensor layer below calls them without seeing these definitions.
[[gnu::used]] inline void retain_node(Node* node) noexcept {
  node->retain();
}
[[gnu::used]] inline void release_node(Node* node) noexcept {
  if (node->release()) Node::destroy(node);
}

}  // namespace backsweep
