namespace CpdGraph.GraphQL.Tests.Differential;

/// <summary>Breaks schemas in the ways that rules know: a few words of a schema become others, or move, or come twice.</summary>
internal static class RandomSchema
{
    private static readonly string[] Words =
    [
        "Int", "String", "Float", "ID", "Missing", "Query", "Node", "Named", "Filter", "Key", "Level", "__Bad", "__typename", "id", "name", "type", "input", "interface", "enum",
        "union", "scalar", "extend", "implements", "&", "|", "=", "!", "[", "]", "{", "}", "(", ")", ":", "@oneOf", "@deprecated", "@skip", "@specifiedBy", "@unknown", "@once", "null",
        "true", "1", "-1", "\"text\"", "{}", "[]", "LOW", "CAT", "schema", "query", "mutation", "directive", "on", "FIELD", "OBJECT", "repeatable", "",
    ];

    private static readonly string[] Additions =
    [
        "type Query { again: Int }", "schema { query: Missing }", "schema { query: Query }", "extend type Missing { a: Int }", "extend enum Level { LOW }", "extend input Key { more: Int! }",
        "type Empty", "enum None", "union Nobody", "input Nothing", "type Bad { __a: Int }", "enum Bad { true }", "input Loop { next: Loop! }", "input Even { odd: Odd! } input Odd { even: Even! }",
        "interface Selfish implements Selfish { a: Int }", "type Half implements Node { name: String }", "type Wrong implements Node { id: Int }", "union Twice = Query | Query",
        "union Leaf = Int", "directive @d(x: Int @d) on ARGUMENT_DEFINITION", "directive @d on FIELD directive @d on FIELD", "directive @__d on FIELD", "type R { a(x: Int! @deprecated): Int }",
        "input OneBad @oneOf { a: Int! }", "input OneDefault @oneOf { a: Int = 1 }", "type Args { a(x: Query): Int }", "type Outs { a: Inner } input Inner { a: Int }",
        "input Cycle { next: Cycle = {} }", "type Twin { a: Int a: Int }", "type Arg { a(x: Int x: Int): Int }", "enum Dup { A A }", "input Dup2 { a: Int a: Int }",
        "scalar S @specifiedBy", "scalar S @specifiedBy(url: 1)", "type M @deprecated { a: Int }", "extend type Query @once(size: 1)", "type Defaults { a(x: Int = \"1\"): Int }",
        "extend schema { query: Query }", "interface I2 { a: Int! } type T2 implements I2 { a: Int }", "interface I3 { a(x: Int): Int } type T3 implements I3 { a(x: String, y: Int!): Int }",
        "\"described\" extend type Query { x: Int }", "fragment F on Query { id }", "query { id }", "type Same { a: Int } scalar Same",
    ];

    public static string Broken(string sdl, Chance chance)
    {
        var tokens = TokenSlip.Tokens(sdl);

        for (var slips = chance.Between(0, 2); slips > 0; slips--)
        {
            var at = chance.Below(tokens.Count);

            switch (chance.Below(4))
            {
                case 0:
                    tokens[at] = chance.Pick(Words);
                    break;
                case 1:
                    tokens.Insert(at, $" {chance.Pick(Words)} ");
                    break;
                case 2:
                    tokens[at] = chance.Pick(tokens);
                    break;
                default:
                    tokens.RemoveAt(at);
                    break;
            }
        }

        var additions = string.Join('\n', Enumerable.Range(0, chance.Below(3)).Select(_ => chance.Pick(Additions)));

        return $"{string.Concat(tokens)}\n{additions}";
    }
}
