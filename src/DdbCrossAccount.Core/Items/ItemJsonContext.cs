using System.Text.Json;
using System.Text.Json.Serialization;

namespace DdbCrossAccount.Core.Items;

/// <summary>What the serializer needs to read a JSON array element by element without reflection.</summary>
[JsonSourceGenerationOptions(MaxDepth = ItemSlicer.MaxDepth)]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class ItemJsonContext : JsonSerializerContext;
