using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Amazon.DynamoDBv2.Model;

namespace DdbCrossAccount.Rehearsal.Tests.Comparing;

/// <summary>Short words for attribute values.</summary>
internal static class Values
{
    public static AttributeValue S(string text) => new() { S = text };

    public static AttributeValue N(string number) => new() { N = number };

    public static AttributeValue B(string text) => new() { B = Stream(text) };

    public static AttributeValue Bool(bool truth) => new() { BOOL = truth };

    public static AttributeValue Null() => new() { NULL = true };

    public static AttributeValue SS(params string[] members) => new() { SS = [.. members] };

    public static AttributeValue NS(params string[] members) => new() { NS = [.. members] };

    public static AttributeValue BS(params string[] members) => new() { BS = [.. members.Select(Stream)] };

    public static AttributeValue L(params AttributeValue[] members) => new() { L = [.. members] };

    public static AttributeValue M(params (string Name, AttributeValue Value)[] members) => new() { M = Item(members) };

    public static Dictionary<string, AttributeValue> Item(params (string Name, AttributeValue Value)[] members) =>
        members.ToDictionary(member => member.Name, member => member.Value);

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));
}
