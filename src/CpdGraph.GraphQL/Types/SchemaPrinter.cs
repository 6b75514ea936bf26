using System.Collections.Immutable;
using System.Text;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types.Building;
using CpdGraph.GraphQL.Types.Scalars;

namespace CpdGraph.GraphQL.Types;

/// <summary>Writes a schema as SDL: extensions merged, in the order of the source files or of names, the same bytes for the same schema. Safe to share.</summary>
public static class SchemaPrinter
{
    /// <summary>The whole schema without its built-in parts; a blank line between definitions, no line end at the end.</summary>
    /// <param name="options">Everything when null.</param>
    public static string Print(Schema schema, SchemaPrinterOptions? options = null)
    {
        var printing = new Printing(options ?? SchemaPrinterOptions.Complete);
        var parts = new List<string>();

        if (printing.SchemaDefinition(schema) is { } definition)
        {
            parts.Add(definition);
        }

        parts.AddRange(printing.Ordered(schema.Directives.Where(printing.IsPrinted), directive => directive.Name).Select(printing.Directive));
        parts.AddRange(printing.Ordered(schema.Types.Where(type => !type.IsBuiltIn), type => type.Name).Select(printing.Type));

        return string.Join("\n\n", parts);
    }

    /// <summary>One type as it stands in <see cref="Print(Schema, SchemaPrinterOptions?)"/>.</summary>
    public static string Print(NamedType type, SchemaPrinterOptions? options = null) => new Printing(options ?? SchemaPrinterOptions.Complete).Type(type);

    private readonly struct Printing(SchemaPrinterOptions options)
    {
        public IEnumerable<T> Ordered<T>(IEnumerable<T> items, Func<T, string> name) => options.Sorted ? items.OrderBy(name, StringComparer.Ordinal) : items;

        public bool IsPrinted(DirectiveDefinition directive) =>
            directive.Location is not null && (options.CustomDirectives || BuiltInDefinitions.Document.Directive(directive.Name) is null);

        /// <summary>Null where the names of the root types say it all.</summary>
        public string? SchemaDefinition(Schema schema)
        {
            var directives = Applied(schema.AppliedDirectives, "");
            var roots = Enum.GetValues<OperationType>().Select(operation => (Operation: operation, Type: schema.RootType(operation))).ToList();
            var isImplied = roots.TrueForAll(root => ReferenceEquals(root.Type, schema.Type(root.Operation.ToString())));

            if (schema.Description is null && directives.Length == 0 && isImplied)
            {
                return null;
            }

            var lines = roots.Where(root => root.Type is not null).Select(root => $"  {OperationTypeNames.KeywordOf(root.Operation)}: {root.Type}");

            return Description(schema.Description, "", true) + "schema" + directives + Block(lines);
        }

        public string Directive(DirectiveDefinition directive) =>
            Description(directive.Description, "", true)
            + $"directive {directive}"
            + Arguments(directive.Arguments, "")
            + (directive.IsRepeatable ? " repeatable" : "")
            + $" on {string.Join(" | ", Ordered(directive.Locations, location => location))}";

        public string Type(NamedType type)
        {
            var head = Description(type.Description, "", true);

            return type switch
            {
                ScalarType scalar => $"{head}scalar {type}{Applied(type.AppliedDirectives, SpecifiedBy(scalar))}",
                ObjectType { } @object => $"{head}type {type}{Fields(@object)}",
                InterfaceType { } @interface => $"{head}interface {type}{Fields(@interface)}",
                UnionType union => $"{head}union {type}{Applied(type.AppliedDirectives, "")} = {string.Join(" | ", Ordered(union.Members, member => member.Name))}",
                EnumType @enum => $"{head}enum {type}{Applied(type.AppliedDirectives, "")}{Block(Values(@enum))}",
                InputObjectType input =>
                    $"{head}input {type}{Applied(type.AppliedDirectives, input.IsOneOf ? " @oneOf" : "")}{Block(InputFields(input))}",
                _ => throw new ArgumentException($"No way to print {type.GetType().Name}.", nameof(type)),
            };
        }

        private string Fields(FieldsType type)
        {
            var self = this;
            var interfaces = type.Interfaces.IsEmpty ? "" : $" implements {string.Join(" & ", Ordered(type.Interfaces, @interface => @interface.Name))}";
            var fields = Ordered(type.Fields, field => field.Name).Select((field, index) =>
                Description(field.Description, "  ", index == 0)
                + $"  {field.Name}{self.Arguments(field.Arguments, "  ")}: {field.Type}"
                + self.Applied(field.AppliedDirectives, Deprecated(field.DeprecationReason)));

            return interfaces + Applied(type.AppliedDirectives, "") + Block(fields);
        }

        private IEnumerable<string> Values(EnumType type)
        {
            var self = this;

            return Ordered(type.Values, value => value.Name).Select((value, index) =>
                Description(value.Description, "  ", index == 0)
                + $"  {value.Name}{self.Applied(value.AppliedDirectives, Deprecated(value.DeprecationReason))}");
        }

        private IEnumerable<string> InputFields(InputObjectType type)
        {
            var self = this;

            return Ordered(type.Fields, field => field.Name).Select((field, index) => Description(field.Description, "  ", index == 0) + $"  {self.InputValue(field)}");
        }

        private string Arguments(ImmutableArray<InputValueDefinition> arguments, string indent)
        {
            var self = this;

            if (arguments.IsEmpty)
            {
                return "";
            }

            if (arguments.All(argument => argument.Description is null))
            {
                return $"({string.Join(", ", Ordered(arguments, argument => argument.Name).Select(InputValue))})";
            }

            var lines = Ordered(arguments, argument => argument.Name).Select((argument, index) =>
                Description(argument.Description, $"  {indent}", index == 0) + $"  {indent}{self.InputValue(argument)}");

            return $"(\n{string.Join('\n', lines)}\n{indent})";
        }

        private string InputValue(InputValueDefinition input) =>
            $"{input.Name}: {input.Type}"
            + (Default(input) is { } value ? $" = {AstPrinter.Print(value)}" : "")
            + Applied(input.AppliedDirectives, Deprecated(input.DeprecationReason));

        private ValueNode? Default(InputValueDefinition input) => options.CoercedDefaults ? input.CoercedDefaultValue : input.DefaultValue;

        /// <param name="known">What the specification's own directives come to, for the form without custom ones.</param>
        private string Applied(ImmutableArray<DirectiveNode> directives, string known) =>
            options.CustomDirectives ? string.Concat(directives.Select(directive => $" {AstPrinter.Print(directive)}")) : known;

        private static string SpecifiedBy(ScalarType scalar) =>
            scalar.SpecifiedByUrl is { } url ? $" @specifiedBy(url: {AstPrinter.PrintString(url)})" : "";

        private static string Deprecated(string? reason) => reason switch
        {
            null => "",
            AppliedDirectives.DefaultDeprecationReason => " @deprecated",
            _ => $" @deprecated(reason: {AstPrinter.PrintString(reason)})",
        };

        private static string Block(IEnumerable<string> lines) => $" {{\n{string.Join('\n', lines)}\n}}";

        /// <summary>The description on lines of its own; within a block a blank line parts it from what stands before.</summary>
        private static string Description(string? description, string indent, bool isFirst)
        {
            if (description is null)
            {
                return "";
            }

            var text = new StringBuilder(isFirst || indent.Length == 0 ? "" : "\n");
            text.Append(indent).Append(AstPrinter.PrintDescription(description).Replace("\n", $"\n{indent}", StringComparison.Ordinal));

            return text.Append('\n').ToString();
        }
    }
}
