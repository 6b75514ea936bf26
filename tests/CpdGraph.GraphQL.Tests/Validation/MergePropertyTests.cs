using System.Globalization;
using System.Text;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;
using CpdGraph.GraphQL.Validation;

namespace CpdGraph.GraphQL.Tests.Validation;

/// <summary>The rule decides quickly and names conflicts slowly: both ways must agree with the specification's own definition, which is slower still.</summary>
public class MergePropertyTests
{
    private static readonly Schema Schema = SchemaBuilder.Build(new Source(RuleUnderTest.Sdl));

    private static readonly ValidationOptions NoEnd = new() { MaxErrors = int.MaxValue, MaxMergeComparisons = int.MaxValue };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_document_is_refused_exactly_when_two_of_its_fields_do_not_merge_by_the_definition(int seed)
    {
        var documents = new RandomDocuments(Schema, seed);
        var refused = 0;

        for (var i = 0; i < 500; i++)
        {
            var text = documents.Next();
            var document = Parser.Parse(new Source(text), ParserOptions.Schema);

            var errors = Validator.Validate(Schema, document, NoEnd).Where(error => error.Rule == "OverlappingFieldsCanBeMerged").ToList();
            var expected = MergeDefinition.HasConflict(Schema, document);

            Assert.True(expected == errors.Count > 0, $"Expected {(expected ? "a conflict" : "none")}, found {errors.Count}: {text}");
            refused += expected ? 1 : 0;
        }

        Assert.InRange(refused, 50, 450);
    }

    /// <summary>Documents that are valid but for merging, most of the time.</summary>
    private sealed class RandomDocuments(Schema schema, int seed)
    {
        private static readonly string[] Conditions = ["Node", "Offer", "Priced", "Course", "Workshop", "Provider", "Result", "Place"];

        // A seeded generator, so that a failure can be had again.
        private readonly Random _random = new(seed);
        private readonly List<CompositeType> _fragments = [];

        public string Next()
        {
            _fragments.Clear();
            _fragments.AddRange(Enumerable.Range(0, _random.Next(5)).Select(_ => Composite(Pick(Conditions))));
            var text = new StringBuilder("{ node { ");
            Selections(text, Composite("Node"), 0, 0);
            text.Append("} priced { ");
            Selections(text, Composite("Priced"), 0, 0);
            text.Append("} }");

            for (var i = 0; i < _fragments.Count; i++)
            {
                text.Append(CultureInfo.InvariantCulture, $" fragment F{i} on {_fragments[i]} {{ ");
                Selections(text, _fragments[i], 1, i + 1);
                text.Append('}');
            }

            return text.ToString();
        }

        private void Selections(StringBuilder text, CompositeType type, int depth, int firstFragment)
        {
            text.Append("__typename ");

            for (var i = _random.Next(1, 4); i > 0; i--)
            {
                switch (_random.Next(10))
                {
                    case < 3 when depth < 4:
                        var condition = Composite(Pick(Conditions));
                        text.Append(CultureInfo.InvariantCulture, $"... on {condition} {{ ");
                        Selections(text, condition, depth + 1, firstFragment);
                        text.Append("} ");
                        break;
                    case < 5 when firstFragment < _fragments.Count:
                        text.Append(CultureInfo.InvariantCulture, $"...F{_random.Next(firstFragment, _fragments.Count)} ");
                        break;
                    default:
                        Field(text, type, depth, firstFragment);
                        break;
                }
            }
        }

        private void Field(StringBuilder text, CompositeType type, int depth, int firstFragment)
        {
            if (type is not FieldsType { Fields: var fields })
            {
                return;
            }

            var field = fields[_random.Next(fields.Length)];
            text.Append(_random.Next(8) == 0 ? Pick(["x: ", "title: "]) : "").Append(field.Name);
            text.Append(field.Argument("short") is not null && _random.Next(6) == 0 ? "(short: true) " : " ");

            if (field.Type.Named is CompositeType below)
            {
                text.Append("{ ");

                if (depth < 4)
                {
                    Selections(text, below, depth + 1, firstFragment);
                }
                else
                {
                    text.Append("__typename ");
                }

                text.Append("} ");
            }
        }

        private CompositeType Composite(string name) => (CompositeType)schema.Type(name)!;

        private string Pick(string[] names) => names[_random.Next(names.Length)];
    }
}
