using CpdGraph.GraphQL.Language;

namespace CpdGraph.GraphQL.Types.Building;

/// <summary>What every schema has without defining it. Specification: Introspection, "Schema Introspection Schema", and Type System, "Directives".</summary>
internal static class BuiltInDefinitions
{
    /// <summary>Read once: syntax trees are immutable. The types are made anew for each schema.</summary>
    public static SchemaDocument Document { get; } = SchemaDocument.Of(new Source(
        """"
        "Includes the field or fragment only when `if` is true."
        directive @include("Whether to include." if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

        "Leaves the field or fragment out when `if` is true."
        directive @skip("Whether to leave out." if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

        "Marks what clients should no longer use."
        directive @deprecated(
          "Why, and what to use instead, in Markdown."
          reason: String! = "No longer supported"
        ) on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE

        "Names the specification of a custom scalar."
        directive @specifiedBy("Web address of the specification." url: String!) on SCALAR

        "Exactly one field of the input object must be given, and not as null."
        directive @oneOf on INPUT_OBJECT

        "The schema: its types, its directives and the roots of its operations."
        type __Schema {
          description: String
          "All types, those of introspection included."
          types: [__Type!]!
          "Where queries begin."
          queryType: __Type!
          "Where mutations begin; null when there are none."
          mutationType: __Type
          "Where subscriptions begin; null when there are none."
          subscriptionType: __Type
          "All directives, those of the specification included."
          directives: [__Directive!]!
        }

        "A type: a named one, or a list or non-null around another. Which fields are not null depends on `kind`."
        type __Type {
          kind: __TypeKind!
          "Null for LIST and NON_NULL."
          name: String
          description: String
          "SCALAR only: web address of its specification."
          specifiedByURL: String
          "OBJECT and INTERFACE only."
          fields(includeDeprecated: Boolean! = false): [__Field!]
          "OBJECT and INTERFACE only."
          interfaces: [__Type!]
          "INTERFACE and UNION only: the objects that a value can be."
          possibleTypes: [__Type!]
          "ENUM only."
          enumValues(includeDeprecated: Boolean! = false): [__EnumValue!]
          "INPUT_OBJECT only."
          inputFields(includeDeprecated: Boolean! = false): [__InputValue!]
          "LIST and NON_NULL only: the type inside."
          ofType: __Type
          "INPUT_OBJECT only: whether exactly one field must be given."
          isOneOf: Boolean
        }

        "Kinds of type."
        enum __TypeKind {
          "A leaf with a value."
          SCALAR
          "Has fields."
          OBJECT
          "Has fields that several objects share."
          INTERFACE
          "One of several objects."
          UNION
          "A leaf of a closed set of names."
          ENUM
          "Fields of an argument."
          INPUT_OBJECT
          "A list of `ofType`."
          LIST
          "`ofType` without null."
          NON_NULL
        }

        "A field of an object or interface."
        type __Field {
          name: String!
          description: String
          args(includeDeprecated: Boolean! = false): [__InputValue!]!
          type: __Type!
          isDeprecated: Boolean!
          deprecationReason: String
        }

        "An argument, or a field of an input object."
        type __InputValue {
          name: String!
          description: String
          type: __Type!
          "The default as a GraphQL literal; null when there is none."
          defaultValue: String
          isDeprecated: Boolean!
          deprecationReason: String
        }

        "A value of an enum."
        type __EnumValue {
          name: String!
          description: String
          isDeprecated: Boolean!
          deprecationReason: String
        }

        "A directive and where it may stand."
        type __Directive {
          name: String!
          description: String
          "Whether it may stand more than once at one place."
          isRepeatable: Boolean!
          locations: [__DirectiveLocation!]!
          args(includeDeprecated: Boolean! = false): [__InputValue!]!
        }

        "Places where a directive may stand."
        enum __DirectiveLocation {
          QUERY
          MUTATION
          SUBSCRIPTION
          FIELD
          FRAGMENT_DEFINITION
          FRAGMENT_SPREAD
          INLINE_FRAGMENT
          VARIABLE_DEFINITION
          SCHEMA
          SCALAR
          OBJECT
          FIELD_DEFINITION
          ARGUMENT_DEFINITION
          INTERFACE
          UNION
          ENUM
          ENUM_VALUE
          INPUT_OBJECT
          INPUT_FIELD_DEFINITION
        }
        """",
        "specification"));

    /// <summary>Whether it is the name of a type that every schema has: a built-in scalar or a type of introspection.</summary>
    public static bool IsTypeName(string name) => Scalars.BuiltInScalars.IsBuiltIn(name) || Document.Type(name) is not null;
}
