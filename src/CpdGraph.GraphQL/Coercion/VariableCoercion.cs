using System.Collections.Immutable;
using System.Text.Json;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Coercion;

/// <summary>Specification: Execution, "Coercing Variable Values". Prepared once for an operation.</summary>
internal sealed class VariableCoercion
{
    private readonly ImmutableArray<Variable> _variables;

    private VariableCoercion(ImmutableArray<Variable> variables) => _variables = variables;

    public static VariableCoercion Prepare(ExecutableSchema executable, OperationDefinitionNode operation) =>
        new([.. operation.Variables.Select(definition => Variable.Of(executable, definition))]);

    /// <summary>Coerces all variables; every one that does not fit makes an error.</summary>
    /// <param name="maximumErrors">Errors after which the rest is not looked at; a last entry says so.</param>
    /// <param name="json">The variables of the request, a JSON object; undefined when there are none.</param>
    public VariableValues Coerce(JsonElement json, int maximumErrors, ImmutableArray<GraphQLError>.Builder errors)
    {
        if (_variables.IsEmpty)
        {
            return VariableValues.None;
        }

        var values = new VariableValues();
        var sent = new SentVariables(json, _variables.Length);

        foreach (var variable in _variables)
        {
            try
            {
                variable.Coerce(sent, values, errors);
            }
            catch (InputException exception)
            {
                errors.Add(variable.Error(exception));
            }

            if (errors.Count > maximumErrors)
            {
                errors[^1] = GraphQLErrors.TooManyVariableErrors();
                break;
            }
        }

        return values;
    }

    private sealed record Variable(string Name, GraphQLType Type, InputCodec? Codec, bool HasDefault, object? Default, VariableDefinitionNode Node)
    {
        public static Variable Of(ExecutableSchema executable, VariableDefinitionNode definition)
        {
            var type = TypeOf(executable.Schema, definition.Type);
            var codec = executable.VariableCodec(type);
            var literal = definition.DefaultValue;

            return new Variable(
                definition.Variable.Name.Value,
                type,
                codec,
                literal is not null,
                literal is not null ? codec?.Literal(literal, VariableValues.None) : null,
                definition);
        }

        public void Coerce(SentVariables sent, VariableValues values, ImmutableArray<GraphQLError>.Builder errors)
        {
            if (!sent.TryGet(Name, out var value))
            {
                if (HasDefault)
                {
                    values.Set(Name, Default);
                }
                else if (Type.IsNonNull)
                {
                    errors.Add(Error($"Variable \"${Name}\" of required type \"{Type}\" was not provided."));
                }
            }
            else if (value.ValueKind == JsonValueKind.Null && Type.IsNonNull)
            {
                errors.Add(Error($"Variable \"${Name}\" of non-null type \"{Type}\" must not be null."));
            }
            else
            {
                values.Set(Name, (Codec ?? throw new InvalidOperationException($"Nothing is bound to {Type}.")).Json(value));
            }
        }

        public GraphQLError Error(InputException exception)
        {
            var place = exception.HasPath ? $" at \"{exception.PathFrom(Name)}\"" : "";

            if (exception.Limit is { } limit)
            {
                return new GraphQLError($"Variable \"${Name}\" is too large{place}: {exception.Message}", ErrorCodes.LimitExceeded, Node.Location)
                {
                    Extensions = Limits.Extensions(limit, exception.Maximum, exception.Actual),
                };
            }

            return Error($"Variable \"${Name}\" got an invalid value{place}; {exception.Message}");
        }

        private GraphQLError Error(string message) => new(message, ErrorCodes.BadUserInput, Node.Location);

        private static GraphQLType TypeOf(Schema schema, TypeNode node) => node switch
        {
            ListTypeNode list => new ListType(TypeOf(schema, list.ItemType)),
            NonNullTypeNode nonNull => new NonNullType(TypeOf(schema, nonNull.NullableType)),
            NamedTypeNode named => schema.Type(named.Name.Value)!,
            _ => throw new InvalidOperationException($"Unknown type node {node.GetType().Name}."),
        };
    }
}
