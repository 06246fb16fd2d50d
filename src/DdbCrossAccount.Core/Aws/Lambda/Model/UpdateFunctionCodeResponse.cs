namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>The function whose code changes.</summary>
internal sealed class UpdateFunctionCodeResponse : FunctionConfiguration;
