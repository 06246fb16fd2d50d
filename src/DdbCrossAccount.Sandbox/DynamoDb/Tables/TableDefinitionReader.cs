using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>Reads keys, indexes and throughput from CreateTable, UpdateTable and ImportTable.</summary>
internal static partial class TableDefinitionReader
{
    private const string KeySchema = "KeySchema";
    private const int MaximumTableKeys = 2;

    private static readonly string[] KeyTypes = [KeyElement.Hash, KeyElement.Range];

    /// <summary>The members that CreateTable and ImportTable share, checked against AWS's rules. ImportTable knows no local indexes.</summary>
    public static TableDefinition Read(RequestObject request, JsonCall call, bool withLocalIndexes = true)
    {
        Throughput? warm = Warm(request);
        var definition = new TableDefinition
        {
            Name = request.RequiredText("TableName"),
            Attributes = Attributes(request),
            Keys = KeysOfTable(request),
            GlobalIndexes = Indexes(request, "GlobalSecondaryIndexes", isGlobal: true),
            LocalIndexes = withLocalIndexes ? Indexes(request, "LocalSecondaryIndexes", isGlobal: false) : [],
            VectorIndexes = VectorIndexes.Read(request),
            Billing = request.Choice("BillingMode", BillingMode.Provisioned, BillingMode.PayPerRequest) ?? BillingMode.Provisioned,
            Provisioned = Provisioned(request),
            OnDemand = OnDemand(request),
            Encryption = EncryptionRequest.Read(request, TableKeys.Named)?.Encryption,
        };
        RequireAttributes(request);
        request.Check();
        RequireName(definition.Name);
        TableDefinitionRules.Check(definition, call.Region);
        return definition with { Warm = WarmThroughput.Initial(definition.IsOnDemand, definition.Provisioned, warm) };
    }

    public static void RequireName(string name)
    {
        if (!Name().IsMatch(name))
        {
            throw DynamoDbError.InvalidTableName();
        }
    }

    /// <summary>The attribute definitions; empty where there are none.</summary>
    public static List<KeyAttribute> Attributes(RequestObject request)
    {
        List<RequestObject>? attributes = request.Objects("AttributeDefinitions");
        return attributes?.ConvertAll(attribute => new KeyAttribute(
            attribute.RequiredText("AttributeName"),
            Enum.TryParse(attribute.RequiredChoice("AttributeType", "B", "N", "S"), out AttributeType type) ? type : default)) ?? [];
    }

    public static IndexDefinition Index(RequestObject index, bool isGlobal)
    {
        RequestObject? projection = index.RequiredObject("Projection");
        return new IndexDefinition
        {
            Name = NameIn(index, "IndexName"),
            IsGlobal = isGlobal,
            Keys = Keys(index),
            ProjectionType = projection?.Choice("ProjectionType", "ALL", "INCLUDE", "KEYS_ONLY") ?? "",
            NonKeyAttributes = projection is null ? null : NonKeyAttributes(projection),
            Provisioned = Provisioned(index),
            OnDemand = OnDemand(index),
            Warm = Warm(index),
        };
    }

    /// <summary>A member that names an index or a table and takes no ARN.</summary>
    public static string NameIn(RequestObject request, string member)
    {
        string name = request.TextOfLength(member, 3, 255);
        if (request.Has(member) && !Characters().IsMatch(name))
        {
            request.Violate(member, name, "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+");
        }

        return name;
    }

    private static List<string>? NonKeyAttributes(RequestObject projection)
    {
        List<string>? names = projection.Texts("NonKeyAttributes");
        if (names is { Count: 0 })
        {
            projection.Violate("NonKeyAttributes", "[]", "Member must have length greater than or equal to 1");
        }

        return names;
    }

    public static Throughput? Provisioned(RequestObject request, string member = "ProvisionedThroughput")
    {
        if (request.Object(member) is not { } throughput)
        {
            return null;
        }

        return new Throughput(Required(throughput, "ReadCapacityUnits"), Required(throughput, "WriteCapacityUnits"));
    }

    public static Throughput? OnDemand(RequestObject request, string member = "OnDemandThroughput")
    {
        return request.Object(member) is { } maximum
            ? new Throughput(maximum.Integer("MaxReadRequestUnits"), maximum.Integer("MaxWriteRequestUnits"))
            : null;
    }

    public static Throughput? Warm(RequestObject request)
    {
        return request.Object("WarmThroughput") is { } warm
            ? new Throughput(warm.Integer("ReadUnitsPerSecond"), warm.Integer("WriteUnitsPerSecond"))
            : null;
    }

    private static void RequireAttributes(RequestObject request)
    {
        if (!request.Has("AttributeDefinitions"))
        {
            request.Missing("AttributeDefinitions");
        }
    }

    private static long? Required(RequestObject throughput, string member)
    {
        long? value = throughput.IntegerBetween(member, 1, long.MaxValue);
        if (value is null)
        {
            throughput.Missing(member);
        }

        return value;
    }

    /// <summary>A wrong count of keys is shown with the keys as the service's own language writes them.</summary>
    private static List<KeyElement> KeysOfTable(RequestObject request)
    {
        List<KeyElement> keys = Keys(request);
        string? constraint = keys.Count switch
        {
            0 when request.Has(KeySchema) => "Member must have length greater than or equal to 1",
            > MaximumTableKeys => $"Member must have length less than or equal to {MaximumTableKeys}",
            _ => null,
        };
        if (constraint is not null)
        {
            IEnumerable<string> elements = keys.Select(key => $"KeySchemaElement(attributeName={key.Name}, keyType={key.KeyType})");
            request.Violate(KeySchema, $"[{string.Join(", ", elements)}]", constraint);
        }

        return keys;
    }

    private static List<KeyElement> Keys(RequestObject request)
    {
        List<RequestObject>? keys = request.Objects(KeySchema);
        if (keys is null)
        {
            request.Missing(KeySchema);
        }

        return keys?.ConvertAll(key => new KeyElement(key.RequiredText("AttributeName"), key.RequiredChoice("KeyType", KeyTypes))) ?? [];
    }

    private static List<IndexDefinition> Indexes(RequestObject request, string member, bool isGlobal)
    {
        List<RequestObject>? indexes = request.Objects(member);
        return indexes is { Count: 0 }
            ? throw DynamoDbError.InvalidValues($"List of {member} is empty")
            : indexes?.ConvertAll(index => Index(index, isGlobal)) ?? [];
    }

    [GeneratedRegex("^[a-zA-Z0-9_.-]{3,255}$")]
    private static partial Regex Name();

    [GeneratedRegex("^[a-zA-Z0-9_.-]+$")]
    private static partial Regex Characters();
}
