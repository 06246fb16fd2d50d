using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tags;

/// <summary>Reads and checks the tags of a request. One bad tag refuses all of them.</summary>
internal static partial class TagReader
{
    private const int MaximumTags = 50;
    private const int LongestKey = 128;
    private const int LongestValue = 256;

    /// <summary>The tags of CreateTable, which may be none.</summary>
    public static List<KeyValuePair<string, string>> Read(RequestObject request)
    {
        List<KeyValuePair<string, string>> tags = request.Objects("Tags")?.ConvertAll(ReadTag) ?? [];
        string? twice = tags.GroupBy(tag => tag.Key, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1)?.Key;
        if (twice is not null)
        {
            throw DynamoDbError.Validation($"Duplicate Tag Keys provided as input: Duplicate Tag Key found {twice}");
        }

        RequireRoom(tags.Count);
        return tags;
    }

    /// <summary>At least one tag, in any case.</summary>
    public static List<KeyValuePair<string, string>> ReadSome(RequestObject request)
    {
        RequireMember(request, "Tags");
        List<KeyValuePair<string, string>> tags = Read(request);
        return tags.Count > 0 ? tags : throw DynamoDbError.Validation("Atleast one Tag needs to be provided as Input.");
    }

    /// <summary>At least one key of a tag.</summary>
    public static List<string> ReadKeys(RequestObject request)
    {
        RequireMember(request, "TagKeys");
        List<string> keys = request.Texts("TagKeys")!;
        if (keys.Count == 0)
        {
            throw DynamoDbError.Validation("Atleast one Tag Key needs to be provided as Input.");
        }

        keys.ForEach(RequireKey);
        RequireRoom(keys.Count);
        return keys;
    }

    /// <summary>The table that an ARN names; these operations take no bare name and no index.</summary>
    public static Table FindTable(TableAccess access, JsonCall call, string operation, string arn)
    {
        if (!arn.StartsWith("arn:", StringComparison.Ordinal))
        {
            throw DynamoDbError.InvalidValues($"ARNs must start with 'arn:': {arn}");
        }

        if (arn.Contains("/index/", StringComparison.Ordinal))
        {
            throw DynamoDbError.InvalidValues(
                $"Invalid resource arn provided, only table or stream is accepted. Provided resource arn: {arn}");
        }

        return access.FindPermitted(call, operation, arn)
            ?? throw DynamoDbError.ResourceNotFound($"Requested resource not found: ResourceArn: {arn} not found");
    }

    /// <summary>Tags can be changed neither before nor after the table's life.</summary>
    public static void RequireChangeable(Table table)
    {
        switch (table.Work)
        {
            case TableWork.Creating: throw DynamoDbError.TableBusy(table.Arn.Name, "created");
            case TableWork.Deleting: throw DynamoDbError.TableBusy(table.Arn.Name, "deleted");
            default: break;
        }
    }

    public static void RequireRoom(int count)
    {
        if (count > MaximumTags)
        {
            throw DynamoDbError.Validation("Number of Tags exceed the current limit for the provided ResourceArn");
        }
    }

    private static void RequireMember(RequestObject request, string member)
    {
        if (!request.Has(member))
        {
            request.Missing(member);
        }

        request.Check();
    }

    private static KeyValuePair<string, string> ReadTag(RequestObject tag)
    {
        string? key = tag.Text("Key");
        string? value = tag.Text("Value");
        RequireKey(key);
        if (value is null || value.Length > LongestValue || !Characters().IsMatch(value))
        {
            throw DynamoDbError.Validation($"The Tag Value provided is invalid, Value: {value ?? "null"}");
        }

        return KeyValuePair.Create(key!, value);
    }

    private static void RequireKey(string? key)
    {
        if (key is null || key.Length is 0 or > LongestKey || !Characters().IsMatch(key))
        {
            throw DynamoDbError.Validation($"The Tag Key provided is invalid, Key: {key ?? "null"}");
        }

        if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
        {
            throw DynamoDbError.Validation($"Tag Key cannot be prefixed with aws:, Key: {key}");
        }
    }

    [GeneratedRegex(@"^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$")]
    private static partial Regex Characters();
}
