import { budgets } from './tools/critical-path.ts'

export default budgets()
