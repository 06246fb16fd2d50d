using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tags;

/// <summary>The tags of a table, ten to a page, so that callers that pass over NextToken are found out.</summary>
[Operation("DynamoDB_20120810.ListTagsOfResource")]
internal sealed class ListTagsOfResource(SandboxServices services) : DynamoDbOperation(services)
{
    private const int PageLength = 10;

    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string arn = request.RequiredText("ResourceArn");
        string after = request.Text("NextToken") ?? "";
        request.Check();
        Table table = TagReader.FindTable(Access, call, "ListTagsOfResource", arn);
        lock (table.Gate)
        {
            List<KeyValuePair<string, string>> tags =
                [.. table.Tags.Visible(table.Now).Where(tag => string.CompareOrdinal(tag.Key, after) > 0).Take(PageLength + 1)];
            Answer(call, tags);
        }
    }

    private static void Answer(JsonCall call, List<KeyValuePair<string, string>> tags)
    {
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        if (tags.Count > PageLength)
        {
            writer.WriteString("NextToken", tags[PageLength - 1].Key);
        }

        writer.WriteStartArray("Tags");
        foreach ((string key, string value) in tags.Take(PageLength))
        {
            writer.WriteStartObject();
            writer.WriteString("Key", key);
            writer.WriteString("Value", value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
