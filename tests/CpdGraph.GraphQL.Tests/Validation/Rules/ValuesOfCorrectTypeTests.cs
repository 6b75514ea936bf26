using CpdGraph.GraphQL.Validation.Rules;

namespace CpdGraph.GraphQL.Tests.Validation.Rules;

public class ValuesOfCorrectTypeTests
{
    private static readonly RuleUnderTest Rule = new(nameof(ValuesOfCorrectType));

    [Fact]
    public void Good_values_of_every_scalar() => Rule.Accepts(
        """"{ count(after: "2026-01-01", whole: 1, must: -2147483648, ratio: 1, free: true, id: 7, text: "a", level: BASIC) a: count(must: 2147483647, ratio: -1.5e3, id: "x", text: """block""", after: { any: [1, thing] }) }"""");

    [Fact]
    public void Null_where_null_may_be() => Rule.Accepts(
        "{ count(must: 1, whole: null, texts: null, level: null, matrix: [null, [null]], ranges: null) }");

    [Fact]
    public void A_single_value_stands_for_a_list_of_one() => Rule.Accepts(
        """{ count(must: 1, texts: "a", matrix: 1, ranges: { from: 1 }) a: count(must: 1, matrix: [1, [2]]) }""");

    [Fact]
    public void Variables_are_not_judged_here() => Rule.Accepts(
        "query ($a: String) { count(must: $a, matrix: [$a, [$a]], ranges: { from: $a }) }");

    [Fact]
    public void Only_a_whole_number_is_an_Int() => Rule.Refuses(
        """{ a: count(must: "1") b: count(must: 1.0) c: count(must: true) d: count(must: ONE) e: count(must: [1]) f: count(must: 1e3) }""",
        "1:18 Int cannot represent non-integer value: \"1\"",
        "1:38 Int cannot represent non-integer value: 1.0",
        "1:58 Int cannot represent non-integer value: true",
        "1:79 Int cannot represent non-integer value: ONE",
        "1:99 Int cannot represent non-integer value: [1]",
        "1:119 Int cannot represent non-integer value: 1e3");

    [Fact]
    public void An_Int_has_32_bits() => Rule.Refuses(
        "{ a: count(must: 2147483648) b: count(must: -2147483649) c: count(must: 829384293849283498239482938) }",
        "1:18 Int cannot represent non 32-bit signed integer value: 2147483648",
        "1:45 Int cannot represent non 32-bit signed integer value: -2147483649",
        "1:73 Int cannot represent non 32-bit signed integer value: 829384293849283498239482938");

    [Fact]
    public void Only_a_number_is_a_Float() => Rule.Refuses(
        """{ a: count(must: 1, ratio: "1.5") b: count(must: 1, ratio: false) c: count(must: 1, ratio: HALF) }""",
        "1:28 Float cannot represent non numeric value: \"1.5\"",
        "1:60 Float cannot represent non numeric value: false",
        "1:92 Float cannot represent non numeric value: HALF");

    [Fact]
    public void Only_true_and_false_are_Booleans() => Rule.Refuses(
        """{ a: count(must: 1, free: 1) b: count(must: 1, free: "true") c: count(must: 1, free: TRUE) }""",
        "1:27 Boolean cannot represent a non boolean value: 1",
        "1:54 Boolean cannot represent a non boolean value: \"true\"",
        "1:86 Boolean cannot represent a non boolean value: TRUE");

    [Fact]
    public void Only_a_string_is_a_String() => Rule.Refuses(
        """{ a: count(must: 1, text: 1) b: count(must: 1, text: true) c: count(must: 1, text: WORD) d: count(must: 1, text: ["a"]) }""",
        "1:27 String cannot represent a non string value: 1",
        "1:54 String cannot represent a non string value: true",
        "1:84 String cannot represent a non string value: WORD",
        """1:114 String cannot represent a non string value: ["a"]""");

    [Fact]
    public void A_string_or_whole_number_is_an_ID() => Rule.Refuses(
        "{ a: course(id: 1.5) { id } b: course(id: true) { id } c: course(id: SLUG) { id } }",
        "1:17 ID cannot represent a non-string and non-integer value: 1.5",
        "1:43 ID cannot represent a non-string and non-integer value: true",
        "1:70 ID cannot represent a non-string and non-integer value: SLUG");

    [Fact]
    public void Only_a_name_of_the_enum_is_a_value_of_it() => Rule.Refuses(
        """{ a: count(must: 1, level: "BASIC") b: count(must: 1, level: basic) c: count(must: 1, level: MASTER) d: count(must: 1, level: 1) e: count(must: 1, level: true) }""",
        """1:28 Enum "Level" cannot represent non-enum value: "BASIC".""",
        """1:62 Value "basic" does not exist in "Level" enum.""",
        """1:94 Value "MASTER" does not exist in "Level" enum.""",
        """1:127 Enum "Level" cannot represent non-enum value: 1.""",
        """1:155 Enum "Level" cannot represent non-enum value: true.""");

    [Fact]
    public void Null_where_null_must_not_be() => Rule.Refuses(
        """{ a: count(must: null) b: count(must: 1, textsNonNull: ["a", null]) c: course @include(if: null) { id } }""",
        """1:18 Expected value of non-null type "Int!" not to be null.""",
        """1:62 Expected value of non-null type "String!" not to be null.""",
        """1:92 Expected value of non-null type "Boolean!" not to be null.""");

    [Fact]
    public void Items_are_judged_one_by_one_whatever_the_nesting() => Rule.Refuses(
        """{ a: count(must: 1, texts: ["a", 1, TWO]) b: count(must: 1, matrix: [["a"], 2, [[3]]]) }""",
        "1:34 String cannot represent a non string value: 1",
        "1:37 String cannot represent a non string value: TWO",
        "1:71 Int cannot represent non-integer value: \"a\"",
        "1:81 Int cannot represent non-integer value: [3]");

    [Fact]
    public void A_leaf_or_list_in_place_of_an_input_object() => Rule.Refuses(
        """{ a: results(text: "", filter: 1) { __typename } b: results(text: "", filter: [{ text: "a" }]) { __typename } c: count(must: 1, ranges: [7]) }""",
        """1:32 Expected value of type "Filter" to be an object, found: 1.""",
        """1:79 Expected value of type "Filter" to be an object, found: [{ text: "a" }].""",
        """1:138 Expected value of type "Range" to be an object, found: 7.""");

    [Fact]
    public void Input_objects_may_leave_out_what_is_nullable_or_has_a_default() => Rule.Accepts(
        """{ results(text: "", filter: { minutes: { from: 1 } }) { __typename } }""");

    [Fact]
    public void A_required_input_field_must_be_given() => Rule.Refuses(
        """{ results(text: "", filter: { minutes: { to: 1 } }) { __typename } }""",
        """1:40 Expected value of type "Range" to include required field "from", found: { to: 1 }.""");

    [Fact]
    public void A_field_with_a_default_must_not_be_null() => Rule.Refuses(
        """{ results(text: "", filter: { minutes: { from: 1, step: null } }) { __typename } }""",
        """1:57 Expected value of non-null type "Int!" not to be null.""");

    [Fact]
    public void An_unknown_input_field_is_refused_and_its_value_not_judged() => Rule.Refuses(
        """{ results(text: "", filter: { txt: 1, not: { minutes: { from: "a", until: 2 } } }) { __typename } }""",
        "1:63 Int cannot represent non-integer value: \"a\"",
        """1:68 Expected value of type "Range" not to include unknown field "until", found: { from: "a", until: 2 }.""",
        """1:31 Expected value of type "Filter" not to include unknown field "txt", found: { txt: 1, not: { minutes: { from: "a", until: 2 } } }.""");

    [Fact]
    public void An_object_literal_in_place_of_a_leaf_is_judged_as_a_whole() => Rule.Refuses(
        "{ count(must: {}, matrix: { a: [1] }) }",
        "1:15 Int cannot represent non-integer value: {}",
        "1:27 Int cannot represent non-integer value: { a: [1] }");

    [Fact]
    public void Exactly_one_key_of_a_OneOf_is_fine() => Rule.Accepts(
        """{ offer(by: { id: 1 }) { id } one(by: { deep: { slug: "a" } }, keys: [{ both: [1, null] }]) }""");

    [Fact]
    public void A_OneOf_must_have_exactly_one_key() => Rule.Refuses(
        """{ a: one(by: {}) b: one(by: { id: 1, slug: "a" }) c: one(by: { id: 1, slug: null }) }""",
        """1:14 Within OneOf Input Object type "Key", exactly one field must be specified, and the value for that field must be non-null.""",
        """1:29 Within OneOf Input Object type "Key", exactly one field must be specified, and the value for that field must be non-null.""",
        """1:62 Within OneOf Input Object type "Key", exactly one field must be specified, and the value for that field must be non-null.""");

    [Fact]
    public void The_key_of_a_OneOf_must_not_be_null() => Rule.Refuses(
        "{ a: one(by: { id: null }) b: one(keys: [{ deep: { slug: null } }]) }",
        """1:14 Within OneOf Input Object type "Key", exactly one field must be specified, and the value for that field must be non-null.""",
        """1:50 Within OneOf Input Object type "Key", exactly one field must be specified, and the value for that field must be non-null.""");

    [Fact]
    public void The_value_of_a_OneOf_is_judged_like_any_other() => Rule.Refuses(
        "{ a: one(by: { slug: 1 }) b: one(by: { unknown: 1 }) c: one(by: 1) }",
        "1:22 String cannot represent a non string value: 1",
        """1:40 Expected value of type "Key" not to include unknown field "unknown", found: { unknown: 1 }.""",
        """1:38 Within OneOf Input Object type "Key", exactly one field must be specified, and the value for that field must be non-null.""",
        """1:65 Expected value of type "Key" to be an object, found: 1.""");

    [Fact]
    public void Defaults_of_variables_are_judged() => Rule.Refuses(
        """query ($a: Int = "x", $b: [Level!]! = [BASIC, null], $c: Range = { to: true }, $d: Int! = null, $e: Key = {}) { course { id } }""",
        "1:18 Int cannot represent non-integer value: \"x\"",
        """1:47 Expected value of non-null type "Level!" not to be null.""",
        """1:66 Expected value of type "Range" to include required field "from", found: { to: true }.""",
        "1:72 Int cannot represent non-integer value: true",
        """1:91 Expected value of non-null type "Int!" not to be null.""",
        """1:107 Within OneOf Input Object type "Key", exactly one field must be specified, and the value for that field must be non-null.""");

    [Fact]
    public void Arguments_of_directives_are_judged() => Rule.Refuses(
        """query Q($a: Int @note(text: 1)) { course @because(reason: 1, times: null) { id @include(if: "yes") } }""",
        "1:29 String cannot represent a non string value: 1",
        "1:59 String cannot represent a non string value: 1",
        """1:69 Expected value of non-null type "Int!" not to be null.""",
        "1:93 Boolean cannot represent a non boolean value: \"yes\"");
}
