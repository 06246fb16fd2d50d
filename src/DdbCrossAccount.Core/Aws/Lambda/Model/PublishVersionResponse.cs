namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>The version that stands for the present code and settings.</summary>
internal sealed class PublishVersionResponse : FunctionConfiguration;
