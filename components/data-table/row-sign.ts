/** Stands for the row in what its menu says, so that many rows say the same. No text holds it. */
export const rowSign = '\ue000'
/** Between two menus: their lines are never empty. */
export const betweenMenus = '\n\n'
